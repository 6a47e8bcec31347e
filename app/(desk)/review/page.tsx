import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listInbox } from "#lib/reviews/queries";
import type { InboxItem } from "#lib/reviews/queries";
import { Person } from "../../_components/avatar.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { KindIcon } from "../../_components/kind-label.tsx";
import { ListKeys } from "../../_components/keyboard/list-keys.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { PageHead } from "../../_components/page-head.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("title") };
}

export default async function ReviewPage() {
  const [t, common] = await Promise.all([getTranslations("review"), getTranslations("common")]);
  return (
    <div className="page">
      <PageHead title={t("title")}>{t("about")}</PageHead>
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
        <Inbox />
      </Suspense>
    </div>
  );
}

async function Inbox() {
  const [t, items] = await Promise.all([getTranslations("review"), listInbox(db, await requireUser())]);
  if (items.length === 0) return <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>;
  const columns = [
    { label: t("columnDraft") },
    { label: t("columnProject") },
    { label: t("columnBy") },
    { label: t("columnSince"), className: "numeric" },
  ];
  return (
    <div id="inbox">
      <DataTable stacking caption={t("caption")} columns={columns}>
        {items.map((item) => (
          <InboxRow key={item.id} item={item} />
        ))}
      </DataTable>
      <ListKeys
        list="inbox"
        words={{ group: t("listGroup"), next: t("listNext"), previous: t("listPrevious"), select: t("listSelect") }}
      />
    </div>
  );
}

async function InboxRow({ item }: { item: InboxItem }) {
  const t = await getTranslations("review");
  const { draft } = item;
  return (
    <tr>
      <td className="title">
        <Link href={`/drafts/${draft.id}`} data-list-item lang={draft.language}>
          <KindIcon kind={draft.kind} /> {draft.title}
        </Link>
        {item.note && <p className="meta">{item.note}</p>}
      </td>
      <td data-label={t("columnProject")}>{draft.project.name}</td>
      <td data-label={t("columnBy")}>{item.submittedBy && <Person name={item.submittedBy.name} />}</td>
      <td data-label={t("columnSince")} className="numeric">
        <LocalTime at={item.submittedAt.toISOString()} />
      </td>
    </tr>
  );
}
