import { FileText } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedGeneration } from "#lib/generations/present";
import type { TriedBefore } from "#lib/generations/runs/queries";
import { LocalTime } from "../../../../_components/local-time.tsx";
import type { DraftView, SourceName } from "../../../../_kinds/draft-view.ts";
import { NoteWords } from "../../../../_kinds/text/tested-versions.tsx";
import { OrderFacts } from "./order-facts.tsx";
import { UsedGuidelines } from "./used-guidelines.tsx";

type Props = {
  view: DraftView;
  generation: PresentedGeneration | null;
  sources: SourceName[];
  /** What this generation tries again. */
  before: TriedBefore | null;
};

/** What the text was ordered with, and what wrote it: version, device, seed, what it read and wrote. */
export async function BriefPanel({ view, generation, sources, before }: Props) {
  const t = await getTranslations("drafts.order");
  if (!generation) return <p className="sub small">{t("byHand")}</p>;
  const { usage } = generation;
  const device = generation.ranWith?.writer?.device ?? generation.ranWith?.translators?.[0]?.device;
  const rows: [string, React.ReactNode][] = [
    [
      t("version"),
      generation.modelVersion ? (
        <Link key="version" href={`/models/versions/${generation.modelVersion.id}` as Route}>
          {generation.modelVersion.label}
        </Link>
      ) : (
        t("extraction")
      ),
    ],
    ...(device ? [[t("device"), device] as [string, string]] : []),
    [t("seed"), generation.seed],
    ...(usage
      ? ([
          [t("read"), t("tokens", { count: usage.inputTokens, cached: usage.cachedTokens })],
          [t("wrote"), t("tokensOut", { count: usage.outputTokens })],
          ...(usage.estimated ? [[t("counted"), t("estimated")]] : []),
          [t("took"), t("seconds", { seconds: Math.round(usage.milliseconds / 100) / 10 })],
        ] as [string, string][])
      : []),
    [t("cost"), device?.startsWith("remote") ? t("costOfServer") : t("free")],
    [t("by"), generation.requestedBy ?? t("nobody")],
    [t("at"), <LocalTime key="at" at={generation.createdAt} look="moment" />],
    ...(before
      ? [
          [
            t("triedAgain"),
            <span key="before">
              {t(`before.${before.status}`)} <LocalTime at={before.createdAt.toISOString()} look="moment" />
            </span>,
          ] as [string, React.ReactNode],
        ]
      : []),
  ];
  const read = sources.filter(({ id }) => generation.sourceIds.includes(id));
  return (
    <>
      <div className="section-head">
        <h2>{t("brief")}</h2>
      </div>
      <OrderFacts generation={generation} />
      <div className="section-head">
        <h2>{t("sources")}</h2>
      </div>
      {read.length === 0 && <p className="meta">{t("noSources")}</p>}
      <ul>
        {read.map((source) => (
          <li key={source.id} className="source-line small">
            <FileText className="icon" aria-hidden />
            <Link href={`/sources/${source.id}`}>{source.title}</Link>
          </li>
        ))}
      </ul>
      <UsedGuidelines generation={generation} />
      <div className="section-head">
        <h2>{t("run")}</h2>
      </div>
      <dl className="facts facts-plain">
        {rows.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      {view.revision?.notes.map((note) => (
        <p key={note} className="meta">
          <NoteWords note={note} />
        </p>
      ))}
    </>
  );
}
