import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentRecalled, type PresentedRecalled } from "#lib/reviews/recalled/present";
import { listRecalled } from "#lib/reviews/recalled/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { InboxEntry } from "./inbox-entry.tsx";

const pageSize = 50;

/** Drafts of a recalled version that nobody has looked at again. Each opens in the draft itself, where it is answered. */
export async function RecalledList({ cursor }: { cursor: string | null }) {
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("review.recalled"),
    listRecalled(db, await requireUser(), { limit: pageSize, cursor }),
  ]);
  if (items.length === 0) return <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>;
  return (
    <>
      <ul>
        {items.map(presentRecalled).map((item) => (
          <li key={item.id}>
            <RecalledLink item={item} />
          </li>
        ))}
      </ul>
      {nextCursor && (
        <p className="row inbox-done">
          <LinkButton href={`/review?list=recalled&cursor=${nextCursor}` as Route}>{t("more")}</LinkButton>
        </p>
      )}
    </>
  );
}

async function RecalledLink({ item }: { item: PresentedRecalled }) {
  const t = await getTranslations("review.recalled");
  const { recall } = item;
  return (
    <InboxEntry
      href={`/drafts/${item.id}` as Route}
      draft={item}
      at={recall.createdAt}
      by={recall.version.label}
      state={item.live && t("live")}
    >
      <span className="small">“{recall.reason}”</span>
    </InboxEntry>
  );
}
