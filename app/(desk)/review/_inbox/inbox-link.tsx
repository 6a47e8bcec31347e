import { Clock, TriangleAlert } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { InboxItem } from "#lib/reviews/queries";
import { classNames } from "../../../_components/class-names.ts";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { languageName } from "../../language-name.ts";

/** One draft that waits: project, title, who sent it, who has taken it, and when it is due. */
export async function InboxLink({ item, isCurrent, isMine }: { item: InboxItem; isCurrent: boolean; isMine: boolean }) {
  const [t, kinds] = await Promise.all([getTranslations("review"), getTranslations("common.kind")]);
  const { draft, revision, submittedAt, submittedBy, claimedBy, dueAt } = item;
  return (
    <Link
      href={`/review?draft=${draft.id}` as Route}
      className={classNames("plain inbox-item", isCurrent && "is-current")}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span className="row">
        <KindIcon kind={draft.kind} small />
        <span className="meta">
          <span className="visually-hidden">{kinds(draft.kind)}, </span>
          {draft.project.name}
        </span>
        <span className="meta push">
          <LocalTime at={submittedAt.toISOString()} />
        </span>
      </span>
      <span className="font-content headline" lang={draft.language}>
        {draft.title}
      </span>
      <span className="row inbox-meta">
        <span className="meta">{submittedBy?.name ?? t("somebody")}</span>
        <span className="meta push">
          {claimedBy && !isMine
            ? t("takenBy", { name: claimedBy.name })
            : t("revisionIn", { number: revision.number, language: languageName(draft.language) })}
        </span>
      </span>
      {dueAt && <Due at={dueAt} />}
    </Link>
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
