import { getTranslations } from "next-intl/server";
import { directionOf } from "../../_kinds/text/direction.ts";
import { footnote, type Footnote } from "../../_kinds/text/footnotes.ts";
import { OtherLanguages } from "./other-languages.tsx";
import type { LoadedPage } from "./load-page.ts";
import { byline, dayOf } from "./made-words.ts";
import { minutesOf, type ReadPage } from "./read-page.ts";

type TextPage = Extract<ReadPage, { form: "text" }>;

/** An article, a post, a summary or a translation, with its evidence as footnotes. */
export async function Article({ loaded, page }: { loaded: LoadedPage; page: TextPage }) {
  const [t, kinds] = await Promise.all([getTranslations("site"), getTranslations("common.kind")]);
  const { html, notes } = footnote(page.content.markdown, page.evidence, (number) => t("source", { number }));
  const language = { lang: page.language, dir: directionOf(page.language) };
  return (
    <>
      <article className="text reading">
        <p className="kicker">
          {t("kickerText", {
            kind: kinds(page.kind),
            date: dayOf(page.publishedAt),
            minutes: minutesOf(page.words),
          })}
        </p>
        <h1 {...language}>{page.title}</h1>
        {page.content.description && (
          <p className="standfirst" {...language}>
            {page.content.description}
          </p>
        )}
        <p className="byline">
          {byline(t, loaded)} <a href="#how">{t("howMade")}</a>
        </p>
        <OtherLanguages loaded={loaded} />
        <div {...language} dangerouslySetInnerHTML={{ __html: html }} />
        {page.content.tags && page.content.tags.length > 0 && (
          <p className="site-tags">{t("tags", { tags: page.content.tags.join(", ") })}</p>
        )}
      </article>
      {notes.length > 0 && <Sources notes={notes} titles={loaded.sources} />}
    </>
  );
}

async function Sources({ notes, titles }: { notes: Footnote[]; titles: Map<string, string> }) {
  const t = await getTranslations("site");
  return (
    <section className="source-notes" aria-labelledby="sources">
      <h2 id="sources">{t("sources")}</h2>
      <ol>
        {notes.map(({ number, sourceId, quote }) => (
          <li key={number} id={`source-${number}`}>
            <cite>{titles.get(sourceId) ?? t("sourceGone")}</cite>: <q>{quote.replace(/\s+/g, " ").trim()}</q>
            <a href={`#mark-${number}`} aria-label={t("backTo", { number })}>
              {t("back")}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
