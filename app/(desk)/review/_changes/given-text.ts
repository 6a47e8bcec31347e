/** For tests: a Markdown text as blocks, and blocks as lines that show what a reader sees. */
import { markdownToTree } from "#lib/text/markdown/html";
import { blocksOf, type Block } from "./blocks.ts";
import type { ChangeItem } from "./changes.ts";

export const givenBlocks = (markdown: string): Block[] => blocksOf(markdownToTree(markdown), "en");

export const wordsIn = (block: Block): string => block.words.map(({ text }) => text).join("");

/** +in+ and -out-; blocks that stayed as they are. */
export function drawn(items: ChangeItem[]): string[] {
  const signs = { in: "+", out: "-", same: "" };
  return items.flatMap((item) =>
    item.kind === "same"
      ? item.blocks.map(wordsIn)
      : [
          item.parts
            .map((part) => `${signs[part.kind]}${part.words.map(({ text }) => text).join("")}${signs[part.kind]}`)
            .join(""),
        ],
  );
}
