/** Function words of the languages that sources most often come in; they carry grammar, no content. Lower case. */
const lists = {
  en: "a an the of to in on at by for and or but with from as is are was were be been being it its this that these those he she they we you i his her their them which who whom what when where how not no do does did has have had can could may might will would should about than then so into over under up down out more most each other some such only own same also very there if while because between after before during through both any all just our your my me us him",
  de: "der die das den dem des ein eine einen einem einer eines und oder aber mit von zu im in am an auf für aus bei nach über unter ist sind war waren wird werden wurde wurden hat haben hatte hatten als auch nicht noch nur sich sie er es wir ihr ich dass wie wenn durch um vor bis zum zur seit sein seine ihre",
  fr: "le la les un une des du de d l et ou mais avec dans sur sous par pour en au aux est sont était étaient a ont avait avaient été être que qui quoi dont où ce cette ces cet il elle ils elles nous vous je on ne pas plus se s son sa ses leur leurs comme aussi",
  es: "el la los las un una unos unas y o pero con de del en por para a al es son era eran fue fueron ha han había habían ser que quien cual como más no se su sus lo le les este esta estos estas entre sobre también muy",
  pt: "o a os as um uma uns umas e ou mas com de do da dos das em no na nos nas por para pelo pela ao aos à às é são era eram foi foram há tem têm tinha ser que quem como mais não se seu sua seus suas este esta estes estas esse essa entre sobre também muito",
  it: "il lo la i gli le un uno una e o ma con di del della dei delle in nel nella per da al alla è sono era erano fu ha hanno aveva essere che chi cui come più non si suo sua suoi sue questo questa tra fra anche molto",
  nl: "de het een en of maar met van in op aan voor door uit bij naar is zijn was waren wordt worden werd heeft hebben had als ook niet nog maar zich hij zij ze het wij dat die deze dit om tot over onder",
};

export const STOP_WORDS_BY_LANGUAGE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(list.split(" "))]),
);

export const STOP_WORDS: ReadonlySet<string> = new Set(Object.values(lists).flatMap((list) => list.split(" ")));
