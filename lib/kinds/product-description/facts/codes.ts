/** Codes in text: article numbers, standards, short forms. `IP67`, `USB-C`, `AB-1234`, `4006381333931`. */
export type FoundCode = { start: number; end: number; text: string };

const TOKEN = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu;
const LONG_NUMBER = /^\p{Nd}{8,14}$/u;
const SHORT_FORM = /^\p{Lu}{2,}(?:[-./][\p{L}\p{N}]+)*$/u;
/** A number glued to its unit is a measure: 350ml, 5V, 2200W. */
const GLUED = /^\p{Nd}+(?:[.,]\p{Nd}+)*(?:\p{L}{1,3}|-[\p{Ll}]+)$/u;

export function findCodes(text: string): FoundCode[] {
  return [...text.matchAll(TOKEN)]
    .filter(([token]) => isCode(token))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

function isCode(token: string): boolean {
  if (LONG_NUMBER.test(token) || SHORT_FORM.test(token)) return true;
  return /\p{Lu}/u.test(token) && /\p{Nd}/u.test(token) && !GLUED.test(token);
}
