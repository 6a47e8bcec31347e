"use client";
import type { RootContent } from "mdast";
import { memo, useState } from "react";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { toElements } from "./hast-elements.ts";
import { growBlocks, noBlocks } from "./stream-blocks.ts";

type StreamedMarkdownProps = {
  /** The text so far. */
  markdown: string;
  /** Draws the caret at its end. */
  isWriting: boolean;
  /** BCP 47. */
  language: string;
  dir: "ltr" | "rtl";
};

/**
 * Markdown while it is being written. Blocks that are complete are not drawn again, HTML in the text is left out,
 * and nothing is announced: the steps are (by the caller), not the tokens.
 */
export function StreamedMarkdown({ markdown, isWriting, language, dir }: StreamedMarkdownProps) {
  const [stream, setStream] = useState(noBlocks);
  const grown = growBlocks(stream, markdown);
  if (grown !== stream) setStream(grown);
  const last = grown.blocks.length - 1;
  return (
    <article className="text" lang={language} dir={dir} aria-live="off" aria-busy={isWriting}>
      {grown.blocks.map((block, index) => (
        <Block key={index} block={block} hasCaret={isWriting && index === last} />
      ))}
      {isWriting && last < 0 && <p>{caret}</p>}
    </article>
  );
}

const caret = <span key="caret" className="caret" aria-hidden="true" />;

const toSafeTree = unified()
  .use(remarkRehype)
  .use(rehypeSanitize, {
    ...defaultSchema,
    protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"], src: ["http", "https"] },
  })
  .freeze();

const Block = memo(function Block({ block, hasCaret }: { block: RootContent; hasCaret: boolean }) {
  const tree = toSafeTree.runSync({ type: "root", children: [block] });
  return toElements(tree, hasCaret ? caret : null);
});
