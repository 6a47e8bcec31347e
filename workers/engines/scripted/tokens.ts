/** Tokens of the scripted engine: a word, or up to twelve units of a longer one, with the white space before it. */
const token = /\s*\S{1,12}/gu;

export function splitTokens(text: string): string[] {
  return text.match(token) ?? [];
}

export function sharedPrefixLength(first: string[], second: string[]): number {
  let length = 0;
  while (length < first.length && length < second.length && first[length] === second[length]) length += 1;
  return length;
}
