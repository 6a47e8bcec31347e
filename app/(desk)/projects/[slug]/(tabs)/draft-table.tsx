import { Plus } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import { db } from "#lib/db/client";
import { presentDraft } from "#lib/drafts/present";
import type { PresentedDraft } from "#lib/drafts/present";
import { listDrafts } from "#lib/drafts/queries";
import type { DraftFilter } from "#lib/drafts/schema";
import { Person } from "../../../../_components/avatar.tsx";
import { LinkButton } from "../../../../_components/button.tsx";
import { DataTable } from "../../../../_components/data-table.tsx";
import { EmptyState } from "../../../../_components/empty-state.tsx";
import { KindLabel } from "../../../../_components/kind-label.tsx";
import { ListKeys } from "../../../../_components/keyboard/list-keys.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { Status } from "../../../../_components/status.tsx";
import { statusWord } from "../../../draft-status.ts";
import { hrefOf } from "./draft-filters.tsx";
import { toRoute } from "../../../../_components/to-route.ts";

const pageSize = 50;

type Props = { slug: string; access: ProjectAccess; filter: DraftFilter; cursor: string | null };

export async function DraftTable({ slug, access, filter, cursor }: Props) {
  const t = await getTranslations("projects");
  const { items, nextCursor } = await listDrafts(db, access, filter, { limit: pageSize, cursor });
  if (items.length === 0) return <NoDrafts slug={slug} access={access} filtered={Object.keys(filter).length > 0} />;
  const columns = [
    { label: t("columnTitle") },
    { label: t("columnStatus") },
    { label: t("columnKind") },
    { label: t("columnBy") },
    { label: t("columnUpdated"), className: "numeric", sort: "descending" as const },
  ];
  return (
    <div id="drafts">
      <DataTable className="drafts-table" caption={t("draftsCaption")} columns={columns}>
        {items.map(presentDraft).map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </DataTable>
      <ListKeys
        list="drafts"
        words={{
          group: t("listGroup"),
          next: t("listNext"),
          previous: t("listPrevious"),
          select: t("listSelect"),
        }}
      />
      <p className="row">
        {cursor && <LinkButton href={hrefOf(slug, filter)}>{t("firstPage")}</LinkButton>}
        {nextCursor && <LinkButton href={hrefOf(slug, { ...filter, cursor: nextCursor })}>{t("nextPage")}</LinkButton>}
      </p>
    </div>
  );
}

async function DraftRow({ draft }: { draft: PresentedDraft }) {
  const common = await getTranslations("common");
  return (
    <tr>
      <td className="cell-title">
        <Link href={`/drafts/${draft.id}`} data-list-item lang={draft.language}>
          {draft.title}
        </Link>
      </td>
      <td className="cell-status">
        <DraftStatusMark draft={draft} />
      </td>
      <td className="cell-kind">
        <KindLabel kind={draft.kind}>{common(`kind.${draft.kind}`)}</KindLabel>
      </td>
      <td className="cell-reviewer">{draft.createdBy ? <Person name={draft.createdBy} /> : null}</td>
      <td className="cell-updated numeric">
        <LocalTime at={draft.updatedAt} />
      </td>
    </tr>
  );
}

async function DraftStatusMark({ draft }: { draft: PresentedDraft }) {
  const [t, common] = await Promise.all([getTranslations("projects"), getTranslations("common")]);
  if (draft.activeGenerationId) return <Status state="writing">{common("status.writing")}</Status>;
  if (draft.live?.isHead) return <Status state="live">{common("status.live")}</Status>;
  if (draft.scheduled?.isHead && draft.status === "approved")
    return (
      <Status state="scheduled" detail={<LocalTime at={draft.scheduled.at} />}>
        {common("status.scheduled")}
      </Status>
    );
  const state = statusWord(draft.status);
  return (
    <Status state={state} detail={draft.live ? t("liveOld") : undefined}>
      {common(`status.${state}`)}
    </Status>
  );
}

async function NoDrafts({ slug, access, filtered }: { slug: string; access: ProjectAccess; filtered: boolean }) {
  const t = await getTranslations("projects");
  if (filtered)
    return (
      <EmptyState
        title={t("noMatch")}
        actions={<LinkButton href={toRoute(`/projects/${slug}`)}>{t("clear")}</LinkButton>}
      >
        {t("noMatchAbout")}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("noDrafts")}
      figure={<p className="figure-quote">{t("noDraftsExample")}</p>}
      actions={
        may(access, "generation.request") && (
          <LinkButton href={toRoute(`/projects/${slug}/new`)} icon={<Plus className="icon" aria-hidden />}>
            {t("newDraft")}
          </LinkButton>
        )
      }
    >
      {t("noDraftsAbout")}
    </EmptyState>
  );
}
