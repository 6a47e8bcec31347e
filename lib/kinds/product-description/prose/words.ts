/** Small pieces of English that templates need: articles, plurals, lists, capitals. */

/** “a, b and c”, from a value that separates its parts with commas or semicolons. */
export function listed(value: string): string {
  const parts = partsOf(value);
  return parts.length < 2 ? value.trim() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** Commas inside numbers separate nothing, and a value that joins its parts itself is one part. */
function partsOf(value: string): string[] {
  if (/\b(?:and|or)\b/i.test(value)) return [value];
  return value
    .split(/\s*;\s*|\s*,\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

const SINGULAR_S = /(?:ss|us|is|as|os|canvas|lens|gas|plus)$/i;
const JOINTS = /\s+(?:with|for|of|in|from|by|and|to|on|without)\s.*$|\s*[,(–-]\s.*$/i;

/** The word that says what a product is: “mug” of “Aluna travel mug with lid”; null where it is a name or a code. */
export function headNoun(name: string): string | null {
  const last = name.replace(JOINTS, "").trim().split(/\s+/).at(-1) ?? "";
  return /^\p{Ll}[\p{Ll}-]{2,}$/u.test(last) ? last : null;
}

export function isPlural(noun: string): boolean {
  return /[^s]s$/i.test(noun) && !SINGULAR_S.test(noun);
}

/** “an oak board”: by its sound, as far as letters tell. */
export function withArticle(noun: string): string {
  const vowel = /^(?:[aeio]|u(?!ni|se|su|ti)|hour|honest|heir)/i.test(noun);
  return `${vowel ? "an" : "a"} ${noun}`;
}

/** Names that many people write like any other word. */
const NAMES = /^(?:Bluetooth|Android|Alexa|Windows|Velcro|Teflon|Lycra|Kevlar|Ethernet|Qi|Zigbee|Merino)$/;

/** The first letter small, unless the word is a name, a short form or a code. */
export function inSentence(value: string): string {
  const [first = ""] = value.split(/[\s,;]/);
  const isUsual = /^\p{Lu}\p{Ll}+$/u.test(first) && !NAMES.test(first);
  const others = value.slice(first.length);
  return isUsual && !/\s\p{Lu}/u.test(others) ? value.replace(/^./u, (letter) => letter.toLowerCase()) : value;
}

export const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

export const endMark = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
