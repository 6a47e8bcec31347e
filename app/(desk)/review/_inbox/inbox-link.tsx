import { Clock, TriangleAlert } from "lucide-react";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { InboxItem } from "#lib/reviews/queries";
import { classNames } from "../../../_components/class-names.ts";
import { LocalTime } from "../../../_components/local-time.tsx";
import { languageName } from "../../language-name.ts";
import { InboxEntry } from "./inbox-entry.tsx";

/** One draft that waits: project, title, who sent it, who has taken it, and when it is due. */
export async function InboxLink({ item, isCurrent, isMine }: { item: InboxItem; isCurrent: boolean; isMine: boolean }) {
  const t = await getTranslations("review");
  const { draft, revision, submittedAt, submittedBy, claimedBy, dueAt } = item;
  const state =
    claimedBy && !isMine
      ? t("takenBy", { name: claimedBy.name })
      : t("revisionIn", { number: revision.number, language: languageName(draft.language) });
  return (
    <InboxEntry
      href={`/review?draft=${draft.id}` as Route}
      draft={draft}
      at={submittedAt.toISOString()}
      by={submittedBy?.name ?? null}
      state={state}
      isCurrent={isCurrent}
    >
      {dueAt && <Due at={dueAt} />}
    </InboxEntry>
  );
}

async function Due({ at }: { at: Date }) {
  const t = await getTranslations("review");
  const isOver = isPast(at);
  const Sign = isOver ? TriangleAlert : Clock;
  return (
    <span className={classNames("row due", isOver && "is-over")}>
      <Sign className="icon icon-small" aria-hidden />
      <span>
        {t.rich(isOver ? "overdue" : "due", { when: () => <LocalTime at={at.toISOString()} look="moment" /> })}
      </span>
    </span>
  );
}

function isPast(at: Date): boolean {
  return at.getTime() < Date.now();
}
