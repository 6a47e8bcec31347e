import { readText } from "../text/lint/read.ts";

/** A sentence, or an item of a list; `text` without marks, of the same length as its range. */
export type Statement = { start: number; end: number; text: string };

export function statementsIn(markdown: string, language: string): Statement[] {
  const { prose, sentences } = readText(markdown, language);
  return sentences.map(({ start, end }) => ({ start, end, text: prose.text.slice(start, end) }));
}
