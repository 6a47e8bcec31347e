import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listDone, type DoneItem } from "#lib/reviews/done/queries";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";

/** What this person has decided on, newest first. Each opens in the draft itself. */
export async function DoneList() {
  const [t, items] = await Promise.all([getTranslations("review"), listDone(db, await requireUser())]);
  if (items.length === 0) return <EmptyState title={t("noneDone")}>{t("noneDoneAbout")}</EmptyState>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <DoneLink item={item} />
        </li>
      ))}
    </ul>
  );
}

async function DoneLink({ item }: { item: DoneItem }) {
  const [t, kinds] = await Promise.all([getTranslations("review"), getTranslations("common.kind")]);
  const { draft, verdict, revision, submittedBy, createdAt } = item;
  return (
    <Link href={`/drafts/${draft.id}` as Route} className="plain inbox-item">
      <span className="row">
        <KindIcon kind={draft.kind} small />
        <span className="meta">
          <span className="visually-hidden">{kinds(draft.kind)}, </span>
          {draft.project.name}
        </span>
        <span className="meta push">
          <LocalTime at={createdAt.toISOString()} />
        </span>
      </span>
      <span className="font-content headline" lang={draft.language}>
        {draft.title}
      </span>
      <span className="row inbox-meta">
        <span className="meta">{submittedBy?.name ?? t("somebody")}</span>
        <span className="meta push">{t(`decision.${verdict}`, { number: revision.number })}</span>
      </span>
    </Link>
  );
}
