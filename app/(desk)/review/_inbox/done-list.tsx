import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listDone, type DoneItem } from "#lib/reviews/done/queries";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { InboxEntry } from "./inbox-entry.tsx";

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
  const t = await getTranslations("review");
  const { draft, verdict, revision, submittedBy, createdAt } = item;
  return (
    <InboxEntry
      href={`/drafts/${draft.id}` as Route}
      draft={draft}
      at={createdAt.toISOString()}
      by={submittedBy?.name ?? null}
      state={t(`decision.${verdict}`, { number: revision.number })}
    />
  );
}
