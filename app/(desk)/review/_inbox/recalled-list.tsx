import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentRecalled, type PresentedRecalled } from "#lib/reviews/recalled/present";
import { listRecalled } from "#lib/reviews/recalled/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";

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
  const [t, kinds] = await Promise.all([getTranslations("review.recalled"), getTranslations("common.kind")]);
  const { recall } = item;
  return (
    <Link href={`/drafts/${item.id}` as Route} className="plain inbox-item">
      <span className="row">
        <KindIcon kind={item.kind} small />
        <span className="meta">
          <span className="visually-hidden">{kinds(item.kind)}, </span>
          {item.project.name}
        </span>
        <span className="meta push">
          <LocalTime at={recall.createdAt} />
        </span>
      </span>
      <span className="font-content headline" lang={item.language}>
        {item.title}
      </span>
      <span className="row inbox-meta">
        <span className="meta">{recall.version.label}</span>
        {item.live && <span className="meta push">{t("live")}</span>}
      </span>
      <span className="small">“{recall.reason}”</span>
    </Link>
  );
}
