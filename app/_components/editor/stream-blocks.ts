import type { RootContent } from "mdast";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";

/** A growing text, cut into top-level blocks. A block that is complete keeps its identity from step to step. */
export type StreamBlocks = {
  text: string;
  blocks: RootContent[];
  /** Where the last block starts. */ openFrom: number;
};

export const noBlocks: StreamBlocks = { text: "", blocks: [], openFrom: 0 };

/**
 * The blocks of `text`, reading only what can have changed: when the text only grew, all blocks but the last stand.
 * (A definition at the end of a text gives no link to a reference in a block before it until the text is set anew.)
 */
export function growBlocks(previous: StreamBlocks, text: string): StreamBlocks {
  if (text === previous.text) return previous;
  const grew = previous.blocks.length > 0 && text.startsWith(previous.text);
  const from = grew ? previous.openFrom : 0;
  const settled = grew ? previous.blocks.slice(0, -1) : [];
  const read = parseMarkdown(text.slice(from), { frontMatter: from === 0 }).children;
  const last = read.at(-1);
  const start = last && spanOf(last)?.start;
  return { text, blocks: [...settled, ...read], openFrom: from + (start ?? 0) };
}
