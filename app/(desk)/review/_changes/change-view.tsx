import { getTranslations } from "next-intl/server";
import { Person } from "../../../_components/avatar.tsx";
import type { Author } from "./authors.ts";
import { BlockView, type Language } from "./block-view.tsx";
import type { Change, ChangeItem } from "./changes.ts";
import { Unchanged } from "./unchanged.tsx";

type Props = { items: ChangeItem[]; authors: Map<number, Author>; language: Language };

/** The text with what was taken out and put in since the last approved revision, each change with its number. */
export async function ChangeView({ items, authors, language }: Props) {
  const t = await getTranslations("review");
  if (items.every(({ kind }) => kind === "same")) return <p className="sub">{t("noChange")}</p>;
  return (
    <article className="text change-text">
      {items.map((item, index) =>
        item.kind === "change" ? (
          <ChangeBlock key={index} change={item} author={authors.get(item.number) ?? null} language={language} />
        ) : (
          <Unchanged key={index} blocks={item.blocks} language={language} isFirst={index === 0} />
        ),
      )}
    </article>
  );
}

type BlockProps = { change: Change; author: Author | null; language: Language };

async function ChangeBlock({ change, author, language }: BlockProps) {
  const t = await getTranslations("review");
  const { number, before, after, parts } = change;
  const block = after ?? before;
  const name = author && (author.name ?? t(author.type === "generation" ? "extraction" : "imported"));
  return (
    <section className="change" id={`change-${number}`} tabIndex={-1} aria-label={t("change", { number })} data-change>
      <span className="change-number" aria-hidden="true">
        {number}
      </span>
      {block && <BlockView block={block} parts={parts} language={language} />}
      {name && (
        <p className="change-by">
          <Person name={name} model={author?.type !== "person"} />
        </p>
      )}
    </section>
  );
}
