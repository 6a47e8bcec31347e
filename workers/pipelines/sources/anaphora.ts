/** Sentences that lean on the one before: alone they would leave the reader asking who, what or when. */
import { baseLanguage } from "#lib/text/sentences";

const PRONOUNS: Record<string, RegExp> = {
  en: /^(?:It|They|He|She|We|This|These|Those|That|Such|Its|Their|His|Her|Both|Neither|Another|The (?:two|three|former|latter|same|other|others))\b/,
  de: /^(?:Er|Sie|Es|Dies\p{L}*|Jene\p{L}*|Sein\p{L}*|Ihr\p{L}*|Beide|Letztere\p{L}*)(?!\p{L})/u,
  fr: /^(?:Il|Elle|Ils|Elles|Ce|Cet|Cette|Ces|Cela|Celui|Celle|Son|Sa|Ses|Leurs?)(?!\p{L})/u,
  es: /^(?:Él|Ella|Ellos|Ellas|Est[aeo]s?|Es[aeo]s?|Aquel\p{L}*|Sus?|Ambos|Ambas)(?!\p{L})/u,
  pt: /^(?:Eles?|Elas?|Est[ae]s?|Ess[ae]s?|Isso|Isto|Aquel\p{L}*|Seus?|Suas?|Ambos|Ambas)(?!\p{L})/u,
  it: /^(?:Egli|Lui|Lei|Essi|Esse|Loro|Quest[aeio]|Quell[aeio]|Su[oae]i?)(?!\p{L})/u,
  nl: /^(?:Hij|Zij|Ze|Het|Dit|Deze|Dat|Die|Zijn|Haar|Hun|Beide)(?!\p{L})/u,
};

const CONNECTIVES: Record<string, RegExp> = {
  en: /^(?:There|So|Hence|Thus|Therefore|But|And|Or|However|Nevertheless|Nonetheless|Moreover|Furthermore|Besides|Also|Instead|Meanwhile|Later|Then|Afterwards|Finally|Next|First,|Second,|Third,|In (?:this|that|the latter|such|contrast|addition|fact|turn|other words)|For (?:example|instance|this)|As (?:a result|mentioned|such)|On the other hand|At (?:this|that|the same) (?:time|point)|During (?:this|that|the \w+,? (?:a|the))|By (?:then|contrast)|(?:One|Two|Three|Four|Five|Six|Several|Some|Many|A few) (?:days?|weeks?|months?|years?|hours?) (?:later|after|earlier|before)|The (?:accident|event|incident|expansion|report|move|decision|plan|deal|ship|vessel|crew|rocket|purchase|work|attack)|Note|See)\b/,
  de: /^(?:Aber|Und|Oder|Doch|Jedoch|Dennoch|Deshalb|Daher|Dann|Danach|Später|Schließlich|Außerdem|Zudem|Dabei|Damals|Allerdings)(?!\p{L})/u,
  fr: /^(?:Mais|Et|Ou|Donc|Cependant|Toutefois|Ensuite|Puis|Enfin|Ainsi|De plus|En outre|Par exemple|Alors)(?!\p{L})/u,
  es: /^(?:Pero|Y|O|Así|Entonces|Luego|Después|Finalmente|Además|Sin embargo|Por ejemplo|También|No obstante)(?!\p{L})/u,
  pt: /^(?:Mas|E|Ou|Assim|Então|Depois|Finalmente|Além disso|No entanto|Porém|Por exemplo|Também|Contudo|Em seguida)(?!\p{L})/u,
  it: /^(?:Ma|E|O|Così|Quindi|Poi|Infine|Inoltre|Tuttavia|Ad esempio|Anche)(?!\p{L})/u,
  nl: /^(?:Maar|En|Of|Dus|Daarom|Dan|Daarna|Later|Eindelijk|Bovendien|Echter|Bijvoorbeeld|Ook)(?!\p{L})/u,
};

/** “After several enlargements it is now …”: who it is, the sentence before says. */
const LATE_PRONOUN =
  /^(?:After|Before|Since|When|While|Although|Because|In|By|On|At|During|From|Until|As|With)\b[^,.;]{0,60}?,?\s(?:it|they|he|she)\s/;

/** It cannot open a paragraph or stand as a point of its own. */
export function leansOnBefore(text: string, language = "en"): boolean {
  const base = baseLanguage(language);
  if (opensWithPronoun(text, language) || (base === "en" && LATE_PRONOUN.test(text))) return true;
  return CONNECTIVES[base]?.test(text) ?? false;
}

/** Its subject stands in the sentence before: the two belong together. */
export function opensWithPronoun(text: string, language = "en"): boolean {
  return PRONOUNS[baseLanguage(language)]?.test(text) ?? false;
}
