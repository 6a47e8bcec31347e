import { contentWords, stemOf } from "#lib/text/words";

/** Whether no word of the text is one that only one outcome's name has. `telling`: by word stem, see the lint. */
export function givesNothingAway(text: string, telling: ReadonlyMap<string, string>): boolean {
  return contentWords(text).every((word) => !telling.has(stemOf(word)));
}
