/**
 * From BCP 47 to the codes of models for many languages. M2M100 uses ISO 639-1 where there is one ("pt"), NLLB
 * ISO 639-3 with the script ("por_Latn"; FLORES-200, README of facebookresearch/flores).
 */

/** The model's own code for a language; null where it has none, also when it has the language in another script only. */
export function codeOf(language: string, codes: readonly string[]): string | null {
  const locale = readLocale(language);
  if (!locale) return null;
  const bases = basesOf(locale.language);
  const script = locale.script ?? locale.maximize().script;
  const known = new Set(codes);
  for (const base of bases) {
    if (script && known.has(`${base}_${script}`)) return `${base}_${script}`;
    if (known.has(base)) return base;
  }
  return null;
}

/** The other way round: "por_Latn" is "pt", "zho_Hant" is "zh-Hant". Null for what is no language. */
export function languageOf(code: string): string | null {
  const [base = "", script = ""] = code.split("_");
  const named = TWO_LETTERS.get(base) ?? base;
  const locale = readLocale(named);
  if (!locale) return null;
  return script.length === 4 && locale.maximize().script !== script ? `${named}-${script}` : named;
}

function basesOf(base: string): string[] {
  const named = [base, ...(SAME[base] ?? []), THREE_LETTERS[base]];
  const others = (SAME[base] ?? []).map((other) => THREE_LETTERS[other]);
  return [...named, ...others].filter((name) => name !== undefined);
}

function readLocale(language: string): Intl.Locale | null {
  try {
    return new Intl.Locale(language);
  } catch {
    return null;
  }
}

/** Names for what is one language to a model. */
const SAME: Record<string, string[]> = {
  no: ["nb", "nn"],
  nb: ["no"],
  nn: ["no"],
  fil: ["tl"],
  tl: ["fil"],
  nso: ["ns"],
  ku: ["kmr"],
  ckb: ["ku"],
};

/** ISO 639-3 for ISO 639-1; of a macrolanguage the member that FLORES-200 has. */
const THREE_LETTERS: Record<string, string> = Object.fromEntries(
  `af afr,am amh,ar arb,as asm,ay ayr,az azj,ba bak,be bel,bg bul,bm bam,bn ben,bo bod,bs bos,ca cat,cs ces,cy cym,
da dan,de deu,dz dzo,ee ewe,el ell,en eng,eo epo,es spa,et est,eu eus,fa pes,ff fuv,fi fin,fj fij,fo fao,fr fra,ga gle,
gd gla,gl glg,gn grn,gu guj,ha hau,he heb,hi hin,hr hrv,ht hat,hu hun,hy hye,id ind,ig ibo,is isl,it ita,ja jpn,jv jav,
ka kat,kg kon,ki kik,kk kaz,km khm,kn kan,ko kor,ks kas,ky kir,lb ltz,lg lug,li lim,ln lin,lo lao,lt lit,lv lvs,mg plt,
mi mri,mk mkd,ml mal,mn khk,mr mar,ms zsm,mt mlt,my mya,nb nob,ne npi,nl nld,nn nno,ny nya,oc oci,om gaz,or ory,pa pan,
pl pol,ps pbt,pt por,qu quy,rn run,ro ron,ru rus,rw kin,sa san,sc srd,sd snd,sg sag,si sin,sk slk,sl slv,sm smo,sn sna,
so som,sq als,sr srp,ss ssw,st sot,su sun,sv swe,sw swh,ta tam,te tel,tg tgk,th tha,ti tir,tk tuk,tl tgl,tn tsn,tr tur,
ts tso,tt tat,tw twi,ug uig,uk ukr,ur urd,uz uzn,vi vie,wo wol,xh xho,yi ydd,yo yor,yue yue,zh zho,zu zul`
    .split(",")
    .map((pair) => pair.trim().split(" ") as [string, string]),
);

const TWO_LETTERS = new Map(Object.entries(THREE_LETTERS).map(([two, three]) => [three, two]));
