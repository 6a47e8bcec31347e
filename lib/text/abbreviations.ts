/** Full stops that do not end a sentence: titles, initials, references before a number, ordinals before a noun. */

/** After these a sentence always goes on. Without their last full stop; matched without regard to case. */
const TITLES = {
  en: "mr mrs ms dr prof st sen rep gov gen col lt sgt capt rev hon vs approx e.g i.e cf mt ft messrs",
  de: "dr prof hr fr z.b d.h u.a bzw ca evtl ggf inkl vgl nr geb st",
  fr: "m mm mme mlle dr me p.ex cf env st ste",
  es: "sr sra srta dr dra d dña p.ej ud uds vs aprox",
  pt: "sr sra srta dr dra d prof profa exmo exma p.ex aprox",
  it: "sig dott prof avv ing p.es ca",
  nl: "dhr mevr mw dr prof bijv d.w.z m.b.t o.a ca",
} as const;
/** Before a number these go on; before anything else they end. */
const BEFORE_NUMBER = "no nos fig figs p pp ch vol sec art eq nr núm n.º pág págs p. c ca § abb kap bd";
/** Both happens: what follows decides. */
const MAY_END =
  "inc corp co ltd jr sr bros etc u.s u.k u.n e.u d.c a.m p.m ph.d jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd al est usw ecc enz";
/** A capital after one of these begins a sentence; any other goes on with a name (“J. Smith”, “U.S. Army”). */
const OPENERS = new Set(
  "The A An It He She They We You I This That These Those In On At By For From With But And Or So Its His Her Their Our Your My There Here When While After Before As If However Also Then Although Because Since During Under Some Many Most Both Each Such Not No Yes What Who Where Why How Another Other Der Die Das Ein Eine Er Sie Es Im Am In Le La Les Un Une Il Elle Ils Elles Ce Cette Ces En El Los Las Una O Os As Um Uma Ele Ela Eles Na No Em Lo Gli Per De Het Een Hij Zij".split(
    " ",
  ),
);
/** Languages that write ordinal numbers with a full stop: “am 3. Oktober”. */
const ORDINAL_STOP = new Set(["de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "et", "sl", "hr", "sr", "is"]);

const titles = new Map(Object.entries(TITLES).map(([language, list]) => [language, new Set<string>(list.split(" "))]));
const beforeNumber = new Set(BEFORE_NUMBER.split(" "));
const mayEnd = new Set(MAY_END.split(" "));

/**
 * Whether a sentence goes on over a cut. `end`: the last characters before it, trimmed; `next`: the first after it;
 * `language`: two or three letters.
 */
export function goesOn(end: string, next: string, language: string): boolean {
  const word = lastAbbreviation(end);
  if (word === null) return false;
  if (titles.get("en")?.has(word) || titles.get(language)?.has(word)) return true;
  if (beforeNumber.has(word) && /^\s*[\d(]/.test(next)) return true;
  if (ORDINAL_STOP.has(language) && /^\d{1,2}$/.test(word)) return /^\s*\p{L}/u.test(next);
  // “z. B.”, “p. ej.”: one small letter, then the rest of the abbreviation.
  if (/^\p{Ll}$/u.test(word) && /^\s*\p{L}{1,2}\./u.test(next)) return true;
  const isInitial = /(?:^|[\s("“‘.])\p{Lu}\.$/u.test(end) || /^\p{L}(?:\.\p{L})+$/u.test(word);
  if (!isInitial && !mayEnd.has(word)) return false;
  const following = /^["“‘(]*([\p{L}\p{N}'’]+)/u.exec(next.trimStart())?.[1];
  return following !== undefined && !OPENERS.has(following);
}

/** The word that the full stop at the end belongs to, in lower case: `Mr.` → `mr`, `z. B.` → `z.b`. */
function lastAbbreviation(end: string): string | null {
  const match = /(?:^|[\s("“‘[–—/])((?:\p{L}\.\s)?[\p{L}\p{N}§º]+(?:\.\p{L}+)*)\.$/u.exec(end);
  return match?.[1]?.replace(/\s/g, "").toLowerCase() ?? null;
}
