import { notFound } from "next/navigation";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentBatch } from "#lib/generations/batches/present";
import { findBatch, listBatchItems } from "#lib/generations/batches/queries";
import { ITEM_STATES } from "#lib/generations/batches/schema";
import { LinkButton } from "../../../_components/button.tsx";
import { ChoiceChip } from "../../../_components/chip.tsx";
import { PageHead } from "../../../_components/page-head.tsx";
import { ClientWords } from "../../../_kinds/client-words.tsx";
import { ActButton } from "../../act-button.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { AcceptClean } from "./accept-clean.tsx";
import { cancelAction, retryAction } from "./actions.ts";
import { BatchTable } from "./batch-table.tsx";

type Props = PageProps<"/batches/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const batch = await findBatch(db, await requireUser(), (await params).id);
  return { title: batch?.title };
}

/** Many orders on one page: what is done, what is to be mended, and what can be sent on together. */
export default async function BatchPage({ params, searchParams }: Props) {
  const [{ id }, { state }, actor, t] = await Promise.all([
    params,
    searchParams,
    requireUser(),
    getTranslations("batches"),
  ]);
  const found = await findBatch(db, actor, id);
  if (!found) notFound();
  const batch = presentBatch(found, await listBatchItems(db, found));
  const { counts, items } = batch;
  const shown = ITEM_STATES.find((name) => name === state) ?? null;
  const going = counts.queued + counts.running;
  const address = (name: string | null) => `/batches/${id}${name ? `?state=${name}` : ""}` as Route;
  return (
    <div className="page">
      {going > 0 && <AutoRefresh seconds={2} />}
      <PageHead
        title={batch.title}
        crumbs={[
          { label: batch.project.name, href: `/projects/${batch.project.slug}` as Route },
          { label: t("batch") },
        ]}
      >
        {t("about", { count: items.length, written: items.length - going - counts.failed })}
      </PageHead>
      <ClientWords>
        <div className="row batch-acts">
          {may(found.access, "draft.submit") && <AcceptClean id={id} clean={counts.clean} />}
          {may(found.access, "generation.request") && counts.failed > 0 && (
            <ActButton action={retryAction} fields={{ id }} pending={t("retrying")} refused={t("refused")}>
              {t("retry", { count: counts.failed })}
            </ActButton>
          )}
          {may(found.access, "generation.request") && going > 0 && (
            <ActButton action={cancelAction} fields={{ id }} pending={t("stopping")} refused={t("refused")}>
              {t("stop", { count: going })}
            </ActButton>
          )}
          <LinkButton tone="quiet" href={`/api/v1/batches/${id}/export` as Route} prefetch={false}>
            {t("export")}
          </LinkButton>
        </div>
      </ClientWords>
      <nav className="filters" aria-label={t("filter")}>
        <ChoiceChip href={address(null)} on={shown === null} name={t("all")} count={items.length} />
        {ITEM_STATES.filter((name) => counts[name] > 0).map((name) => (
          <ChoiceChip
            key={name}
            href={address(name)}
            on={shown === name}
            name={t(`state.${name}`)}
            count={counts[name]}
          />
        ))}
      </nav>
      <BatchTable items={items.filter((item) => !shown || item.state === shown)} />
    </div>
  );
}
