import type { RootContent } from "mdast";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "#lib/text/markdown/syntax";
import { markdownCases } from "./mapping/markdown-cases.ts";
import { growBlocks, noBlocks } from "./stream-blocks.ts";

const shape = (blocks: RootContent[]) =>
  JSON.stringify(blocks, (key, value: unknown) => (key === "position" ? undefined : value));
// References are bound to their definitions over the whole text; the stream reads block by block.
const readable = markdownCases.filter(([, markdown]) => !/^\[.+\]:/m.test(markdown));

describe("growBlocks", () => {
  it.each(readable)("comes to the same blocks as one reading of %s", (_, markdown) => {
    const text = `First.\n\n${markdown}`;
    let stream = noBlocks;
    for (let length = 0; length <= text.length; length += 3) stream = growBlocks(stream, text.slice(0, length));
    stream = growBlocks(stream, text);
    expect(shape(stream.blocks)).toBe(shape(parseMarkdown(text).children));
  });

  it("keeps complete blocks as they are while the text grows", () => {
    const first = growBlocks(noBlocks, "# A\n\nOne\n\nTw");
    const second = growBlocks(first, "# A\n\nOne\n\nTwo more\n\n- x");
    expect(second.blocks.slice(0, 2).map((block, index) => block === first.blocks[index])).toEqual([true, true]);
    expect(second.blocks).toHaveLength(4);
  });

  it("reads a rule that opens the part as a rule", () => {
    const first = growBlocks(noBlocks, "One\n\n---\n");
    expect(growBlocks(first, "One\n\n---\n\ntitle: x\n\n---\n").blocks.map(({ type }) => type)).not.toContain("yaml");
  });

  it("starts anew when the text is another one", () => {
    expect(growBlocks(growBlocks(noBlocks, "One\n\nTwo"), "Other").blocks).toHaveLength(1);
  });
});
