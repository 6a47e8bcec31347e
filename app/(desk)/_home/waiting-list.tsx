import { CornerUpLeft, Eye } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listChangesAsked, listInbox } from "#lib/reviews/queries";
import { LocalTime } from "../../_components/local-time.tsx";

type Waiting = {
  id: string;
  act: "revise" | "review";
  href: Route;
  title: string;
  language: string;
  about: string;
  by: string | null;
  at: string;
};

/** What waits for the reader: own texts that came back first, then reviews, the oldest first. */
export async function listWaiting(actor: UserActor): Promise<Waiting[]> {
  const [asked, inbox] = await Promise.all([listChangesAsked(db, actor), listInbox(db, actor)]);
  const revise = asked.map((review) => {
    const last = review.decisions.find(({ verdict }) => verdict === "request_changes");
    return {
      ...whatOf(review),
      act: "revise" as const,
      href: `/drafts/${review.draft.id}` as Route,
      about: last?.note ? `${review.draft.project.name} · “${last.note}”` : review.draft.project.name,
      by: last?.user.name ?? null,
      at: (review.closedAt ?? review.submittedAt).toISOString(),
    };
  });
  const review = inbox.map((item) => ({
    ...whatOf(item),
    act: "review" as const,
    href: `/review?draft=${item.draft.id}` as Route,
    about: item.note ? `${item.draft.project.name} · “${item.note}”` : item.draft.project.name,
    by: item.submittedBy?.name ?? null,
    at: item.submittedAt.toISOString(),
  }));
  return [...revise, ...review];
}

export async function WaitingList({ waiting }: { waiting: Waiting[] }) {
  const t = await getTranslations("home");
  return (
    <ul>
      {waiting.map(({ id, act, href, title, language, about, by, at }) => (
        <li key={id} className="border-b border-line">
          <Link href={href} className="plain waiting">
            <span className={act === "revise" ? "status status-critical" : "status status-caution"}>
              {act === "revise" ? <CornerUpLeft className="icon" aria-hidden /> : <Eye className="icon" aria-hidden />}
              <span className="waiting-verb">{t(act)}</span>
            </span>
            <span className="waiting-what">
              <span className="headline font-content" lang={language}>
                {title}
              </span>
              <span className="meta line-clamp-2">{about}</span>
            </span>
            <span className="waiting-by meta">
              {by}
              {by && <span className="break">, </span>}
              <LocalTime at={at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function whatOf({ id, draft }: { id: string; draft: { title: string; language: string } }) {
  return { id, title: draft.title, language: draft.language };
}
