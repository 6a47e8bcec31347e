import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { ReadingProps } from "../kind-screens.ts";
import { directionOf } from "../text/direction.ts";
import type { Footnote } from "../text/footnotes.ts";
import { setProof } from "./set-proof.ts";

/** Any kind as set text: its proof with numerals of evidence, and below it the passages that they lead to. */
export async function ProofReading(props: ReadingProps) {
  const { kind, content, evidence, language } = props;
  const t = await getTranslations("review");
  const { tree, notes } = setProof(kind, { content, evidence }, (number) => t("evidence", { number }));
  const html = unified().use(rehypeStringify).stringify(tree);
  return (
    <>
      <article
        className="text"
        lang={language}
        dir={directionOf(language)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <Passages notes={notes} {...props} />
    </>
  );
}

/** The list that numerals of evidence lead to. */
export async function Passages({ notes, evidence, sources, language }: ReadingProps & { notes: Footnote[] }) {
  const t = await getTranslations("review");
  if (notes.length === 0) return null;
  return (
    <section className="review-passages" aria-labelledby="passages-title">
      <h3 id="passages-title" tabIndex={-1}>
        {t("passages")}
      </h3>
      <ol>
        {notes.map(({ number, sourceId, quote }) => {
          const item = evidence.find((one) => one.sourceId === sourceId && one.quote === quote);
          return (
            <li key={number} id={`source-${number}`}>
              <span className="font-content" lang={language}>
                “{quote.replace(/\s+/g, " ").trim()}”
              </span>{" "}
              <Link className="meta" href={`/sources/${sourceId}?at=${item?.start ?? 0}-${item?.end ?? 0}` as Route}>
                {sources.find(({ id }) => id === sourceId)?.title ?? t("source")}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
