import { findProfanity } from "#lib/kinds/personality-quiz/profanity";
import { wordPattern } from "#lib/text/word-pattern";

/** As a quiz asks it, without names of outcomes that could be given away. */
export function mayUseWords(forbiddenWords: readonly string[]): (text: string) => boolean {
  const forbidden = wordPattern(forbiddenWords);
  return (text) => !forbidden?.test(text) && findProfanity(text) === null;
}
