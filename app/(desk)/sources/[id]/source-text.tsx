import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import type { PresentedSource } from "#lib/sources/present";
import { listPassages, readSourceText } from "#lib/sources/queries";
import { splitParagraphs } from "#lib/text/paragraphs";
import type { Span } from "#lib/text/paragraphs";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { cutAt, partOfPlace, partsOf, placeOf, sectionsOf } from "./parts.ts";
import { ShowPlace } from "./show-place.tsx";

const placeId = "place";
const mostSections = 60;

type Props = { source: PresentedSource; at: string | null; part: number };

/** The text as it was extracted, passage by passage; the place that a claim rests on is marked and brought into view. */
export async function SourceText({ source, at, part }: Props) {
  const [t, text, passages] = await Promise.all([
    getTranslations("sources"),
    readSourceText(db, source),
    listPassages(db, source),
  ]);
  const parts = partsOf(passages);
  const place = placeOf(at, text.length);
  const shown = place ? partOfPlace(parts, passages, place.start) : Math.min(Math.max(part, 0), parts.length - 1);
  const { from, to } = parts[shown] ?? { from: 0, to: 0 };
  const end = to === passages.length ? text.length : (passages[to - 1]?.end ?? text.length);
  const language = source.language === "und" ? undefined : (source.language ?? undefined);
  const last = passages[to - 1]?.end ?? 0;
  return (
    <div>
      {at !== null && !place && (
        <Note tone="caution" title={t("noPlace")}>
          {t("noPlaceAbout")}
        </Note>
      )}
      <Sections id={source.id} passages={passages} />
      <article lang={language} aria-label={source.title}>
        {passages.slice(from, to).map((passage) => (
          <section
            key={passage.position}
            className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-2 sm:grid-cols-[48px_minmax(0,1fr)]"
          >
            <Link
              href={hrefOf(source.id, { at: `${passage.start}-${passage.end}` })}
              className="meta col-start-1 row-start-2 pt-5 text-right"
              aria-label={t("passage", { number: passage.position + 1 })}
              scroll={false}
            >
              {passage.position + 1}
            </Link>
            <div className="text col-start-2 row-start-1">
              <Blocks
                text={text}
                span={{ start: passages[passage.position - 1]?.end ?? 0, end: passage.start }}
                place={place}
                heading
              />
            </div>
            <div className="text col-start-2 row-start-2">
              <Blocks text={text} span={passage} place={place} />
            </div>
          </section>
        ))}
        <div className="text pl-10 sm:pl-14">
          <Blocks text={text} span={{ start: last, end }} place={place} heading={passages.length > 0} />
        </div>
      </article>
      {place && at && <ShowPlace id={placeId} at={at} />}
      {parts.length > 1 && (
        <nav className="row row-wrap mt-8" aria-label={t("parts")}>
          {shown > 0 && <LinkButton href={hrefOf(source.id, { part: String(shown) })}>{t("partBefore")}</LinkButton>}
          <span className="meta">{t("partOf", { part: shown + 1, parts: parts.length })}</span>
          {shown < parts.length - 1 && (
            <LinkButton href={hrefOf(source.id, { part: String(shown + 2) })}>{t("partAfter")}</LinkButton>
          )}
        </nav>
      )}
    </div>
  );
}

/** Between passages lie headings and white space, nothing else. */
function Blocks({ text, span, place, heading }: { text: string; span: Span; place: Span | null; heading?: boolean }) {
  return splitParagraphs(text.slice(span.start, span.end)).map((found) => {
    const block = { start: span.start + found.start, end: span.start + found.end };
    const words = <Marked text={text} span={heading ? withoutSigns(text, block) : block} place={place} />;
    return heading ? <h2 key={block.start}>{words}</h2> : <p key={block.start}>{words}</p>;
  });
}

function Marked({ text, span, place }: { text: string; span: Span; place: Span | null }) {
  return cutAt(span, place).map(({ start, end, marked }) =>
    marked ? (
      <mark key={start} id={start === place?.start ? placeId : undefined} tabIndex={-1}>
        {text.slice(start, end)}
      </mark>
    ) : (
      text.slice(start, end)
    ),
  );
}

async function Sections({ id, passages }: { id: string; passages: (Span & { heading: string | null })[] }) {
  const sections = sectionsOf(passages).slice(0, mostSections);
  if (sections.length < 2) return null;
  const t = await getTranslations("sources");
  return (
    <details className="mb-6">
      <summary className="small sub cursor-pointer">{t("sections", { count: sections.length })}</summary>
      <ol className="mt-2 grid gap-1 pl-4 small">
        {sections.map(({ start, end, heading }) => (
          <li key={start}>
            <Link href={hrefOf(id, { at: `${start}-${end}` })} scroll={false}>
              {heading}
            </Link>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Without the signs that make it a heading in Markdown. */
function withoutSigns(text: string, span: Span): Span {
  const signs = /^#{1,6}[ \t]+/.exec(text.slice(span.start, span.end))?.[0] ?? "";
  return { start: span.start + signs.length, end: span.end };
}

function hrefOf(id: string, query: Record<string, string>): Route {
  return `/sources/${id}?${new URLSearchParams(query).toString()}` as Route;
}
