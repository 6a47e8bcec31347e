import { Server } from "lucide-react";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { listTags, listVersions } from "#lib/models/versions/queries";
import type { VersionFilter } from "#lib/models/versions/schema";
import { LinkButton } from "../../../../_components/button.tsx";
import { DataTable } from "../../../../_components/data-table.tsx";
import { EmptyState } from "../../../../_components/empty-state.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { addressOf, filterOf } from "./filter.ts";
import { VersionFilters } from "./version-filters.tsx";
import { VersionRow } from "./version-row.tsx";

const pageSize = 50;

export default async function VersionsPage({ searchParams }: PageProps<"/models/versions">) {
  const [query, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} />}>
      {modelAbilities(actor).manage && <AddServer />}
      <Versions
        actor={actor}
        filter={filterOf(query)}
        cursor={typeof query.cursor === "string" ? query.cursor : null}
      />
    </Suspense>
  );
}

async function AddServer() {
  const t = await getTranslations("models.server");
  return (
    <p className="row mb-4">
      <LinkButton href="/models/servers/new" icon={<Server className="icon" aria-hidden />}>
        {t("add")}
      </LinkButton>
    </p>
  );
}

type Props = { actor: UserActor; filter: VersionFilter; cursor: string | null };

async function Versions({ actor, filter, cursor }: Props) {
  const [t, own, { items, nextCursor }, tags] = await Promise.all([
    getTranslations("models"),
    getTranslations("versions"),
    listVersions(db, actor, filter, { limit: pageSize, cursor }),
    listTags(db, actor),
  ]);
  const isNarrow = Object.keys(filter).length > 0;
  if (items.length === 0 && !isNarrow) return <NoVersions />;
  const labels = [t("columnVersion"), t("columnState"), t("columnTasks"), t("columnServes"), t("columnLicence")];
  const numeric = [t("columnSize"), t("columnMemory"), t("columnAdded")];
  const columns = [...labels.map((label) => ({ label })), ...numeric.map((label) => ({ label, className: "numeric" }))];
  return (
    <>
      <VersionFilters key={JSON.stringify(filter)} filter={filter} tags={tags} />
      {items.length === 0 ? (
        <EmptyState
          title={own("noneFound")}
          actions={<LinkButton href={"/models/versions" as Route}>{own("clear")}</LinkButton>}
        >
          {own("noneFoundAbout")}
        </EmptyState>
      ) : (
        <DataTable stacking caption={t("versionsCaption")} columns={columns}>
          {items.map((item) => (
            <VersionRow key={item.id} version={presentVersion(item)} />
          ))}
        </DataTable>
      )}
      {nextCursor && (
        <p className="row mt-4">
          <LinkButton href={addressOf(filter, nextCursor)}>{own("more")}</LinkButton>
        </p>
      )}
    </>
  );
}

async function NoVersions() {
  const t = await getTranslations("models");
  return (
    <EmptyState title={t("noVersions")} actions={<LinkButton href="/models/catalog">{t("toCatalog")}</LinkButton>}>
      {t("noVersionsAbout")}
    </EmptyState>
  );
}
