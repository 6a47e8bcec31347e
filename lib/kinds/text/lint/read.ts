/** A text read once for all rules. */
import { readProse, type Prose } from "#lib/text/markdown/prose";
import { sentencesIn, type Sentence } from "#lib/text/sentences";

export type ReadText = {
  markdown: string;
  prose: Prose;
  /** Of paragraphs and items, not of headings and tables; offsets into the Markdown. */
  sentences: Sentence[];
};

export function readText(markdown: string, language: string): ReadText {
  const prose = readProse(markdown);
  const sentences = prose.blocks
    .filter((block) => block.kind === "paragraph")
    .flatMap((block) => sentencesIn(prose.text, block, language));
  return { markdown, prose, sentences };
}
