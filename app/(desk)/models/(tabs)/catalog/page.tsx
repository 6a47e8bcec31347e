import Form from "next/form";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listCatalogEntries } from "#lib/models/catalog/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentEntry } from "#lib/models/present";
import type { PresentedEntry } from "#lib/models/present";
import { MODEL_TASKS } from "#lib/models/schema";
import type { ModelTask } from "#lib/models/schema";
import { ChoiceChip } from "../../../../_components/chip.tsx";
import { DataTable } from "../../../../_components/data-table.tsx";
import { EmptyState } from "../../../../_components/empty-state.tsx";
import { SearchInput } from "../../../../_components/search-input.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { InstallList } from "../../_installs/install-list.tsx";
import { listOpenInstalls } from "../../_installs/list-installs.ts";
import { pairName } from "../../pair-name.ts";
import { EntryRow } from "./entry-row.tsx";

export default async function CatalogPage({ searchParams }: PageProps<"/models/catalog">) {
  const [{ task, q }, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  const chosen = MODEL_TASKS.find((name) => name === task) ?? "write";
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} />}>
      <Catalog actor={actor} task={chosen} q={typeof q === "string" ? q.trim() : ""} />
    </Suspense>
  );
}

async function Catalog({ actor, task, q }: { actor: UserActor; task: ModelTask; q: string }) {
  const [t, listed, installs] = await Promise.all([
    getTranslations("models"),
    listCatalogEntries(db, actor),
    listOpenInstalls(db, actor),
  ]);
  const entries = listed.map(({ entry, state }) => presentEntry(entry, state));
  const named = (entry: PresentedEntry) =>
    `${entry.name} ${entry.pair ? pairName(entry.pair, (pair) => t("pair", pair)) : ""}`.toLowerCase();
  const shown = entries.filter(
    (entry) => entry.tasks.includes(task) && (q === "" || named(entry).includes(q.toLowerCase())),
  );
  const labels = [t("columnModel"), t("columnDownload"), t("columnMemory"), t("columnLicence"), t("columnLanguages")];
  const action = { label: <span className="visually-hidden">{t("columnState")}</span> };
  return (
    <>
      <InstallList installs={installs} />
      <div className="filters" role="group" aria-label={t("filters")}>
        {MODEL_TASKS.map((name) => (
          <ChoiceChip
            key={name}
            name={t(`task.${name}`)}
            count={entries.filter((entry) => entry.tasks.includes(name)).length}
            href={`/models/catalog?task=${name}` as Route}
            on={name === task}
          />
        ))}
        <Form action={"/models/catalog" as Route} scroll={false} className="push">
          <input type="hidden" name="task" value={task} />
          <SearchInput label={t("find")} name="q" defaultValue={q} placeholder={t(`findExample.${task}`)} />
        </Form>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t("noEntry")}>{t("noEntryAbout")}</EmptyState>
      ) : (
        <DataTable stacking caption={t("catalogCaption")} columns={[...labels.map((label) => ({ label })), action]}>
          {shown.map((entry) => (
            <EntryRow key={entry.id} entry={entry} manage={modelAbilities(actor).manage} />
          ))}
        </DataTable>
      )}
    </>
  );
}
