import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import type { PresentedSource } from "#lib/sources/present";
import { listDraftsOn } from "#lib/sources/queries";
import { KindLabel } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { SectionHead } from "../../../_components/page-head.tsx";
import { languageName } from "../../language-name.ts";

/** What it is, what its import left out, and which drafts rest on it. */
export async function SourceFacts({ source }: { source: PresentedSource }) {
  const [t, common, drafts] = await Promise.all([
    getTranslations("sources"),
    getTranslations("common"),
    listDraftsOn(db, source),
  ]);
  const language = source.language === "und" ? t("unknownLanguage") : languageName(source.language ?? "");
  const facts: [string, React.ReactNode][] = [
    [t("columnLanguage"), language],
    [t("columnSize"), t("size", { characters: source.characters, passages: source.passages })],
    ...(source.fileName ? [[t("file"), source.fileName] as [string, string]] : []),
    [t("columnAdded"), <LocalTime key="added" at={source.createdAt} look="moment" />],
    ...(source.addedBy ? [[t("addedBy"), source.addedBy] as [string, string]] : []),
  ];
  return (
    <div className="grid content-start gap-8">
      <dl className="kept">
        {facts.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="dropped">
        <SectionHead id="dropped" title={t("dropped")} />
        {source.dropped.length === 0 ? (
          <p className="small sub">{t("nothingDropped")}</p>
        ) : (
          <ul className="small sub grid gap-2">
            {source.dropped.map(({ what, why, count }, index) => (
              <li key={index}>{t("droppedLine", { what, why, count })}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="drafts">
        <SectionHead id="drafts" title={t("restingDrafts")} />
        {drafts.length === 0 ? (
          <p className="small sub">{t("noDrafts")}</p>
        ) : (
          <ul className="grid gap-3">
            {drafts.map((draft) => (
              <li key={draft.id} className="grid gap-1">
                <Link href={`/drafts/${draft.id}`} lang={draft.language}>
                  {draft.title}
                </Link>
                <span className="meta">
                  <KindLabel kind={draft.kind}>{common(`kind.${draft.kind}`)}</KindLabel>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
