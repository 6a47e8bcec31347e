import { getTranslations } from "next-intl/server";
import type { Block } from "./blocks.ts";
import { BlockView, type Language } from "./block-view.tsx";

/** Blocks that are shown beside a change; more are folded between them. */
const NEAR = 1;

export async function Unchanged({
  blocks,
  language,
  isFirst,
}: {
  blocks: Block[];
  language: Language;
  isFirst: boolean;
}) {
  const t = await getTranslations("review");
  // The title stands at the top whatever changed.
  const lead = blocks.slice(0, isFirst && blocks[0]?.shape === "h1" ? 1 + NEAR : NEAR);
  const rest = blocks.slice(lead.length);
  const tail = rest.length > 1 ? rest.slice(-NEAR) : rest;
  const folded = rest.slice(0, rest.length - tail.length);
  const show = (shown: Block[]) =>
    shown.map((block, index) => (
      <div key={index} className="unchanged">
        <BlockView block={block} parts={[{ kind: "same", words: block.words }]} language={language} />
      </div>
    ));
  return (
    <>
      {show(lead)}
      {folded.length > 0 && (
        <details className="fold">
          <summary>{t("unchanged", { count: folded.length })}</summary>
          {show(folded)}
        </details>
      )}
      {show(tail)}
    </>
  );
}
