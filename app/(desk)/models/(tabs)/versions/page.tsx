import { Server } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { LinkButton } from "../../../../_components/button.tsx";
import { DataTable } from "../../../../_components/data-table.tsx";
import { EmptyState } from "../../../../_components/empty-state.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { formatBytes } from "../../../format-bytes.ts";
import { VersionStatus } from "../../version-status.tsx";

const pageSize = 50;

export default async function VersionsPage({ searchParams }: PageProps<"/models/versions">) {
  const [{ cursor }, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} />}>
      {modelAbilities(actor).manage && <AddServer />}
      <Versions actor={actor} cursor={typeof cursor === "string" ? cursor : null} />
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

async function Versions({ actor, cursor }: { actor: UserActor; cursor: string | null }) {
  const [t, { items, nextCursor }] = await Promise.all([
    getTranslations("models"),
    listModels(db, actor, { limit: pageSize, cursor }),
  ]);
  const versions = items.flatMap((model) => model.versions.map(presentVersion));
  if (versions.length === 0)
    return (
      <EmptyState title={t("noVersions")} actions={<LinkButton href="/models/catalog">{t("toCatalog")}</LinkButton>}>
        {t("noVersionsAbout")}
      </EmptyState>
    );
  const labels = [t("columnVersion"), t("columnState"), t("columnTasks"), t("columnLicence")];
  const numeric = [t("columnSize"), t("columnMemory"), t("columnAdded")];
  const columns = [...labels.map((label) => ({ label })), ...numeric.map((label) => ({ label, className: "numeric" }))];
  return (
    <>
      <DataTable stacking caption={t("versionsCaption")} columns={columns}>
        {versions.map((version) => (
          <tr key={version.id}>
            <td className="title">
              <Link href={`/models/versions/${version.id}` as Route}>{version.label}</Link>
              {version.deployments.length > 0 && (
                <span className="meta block">{t("servesCount", { count: version.deployments.length })}</span>
              )}
            </td>
            <td data-label={t("columnState")}>
              <VersionStatus status={version.status} />
            </td>
            <td data-label={t("columnTasks")}>{version.tasks.map((task) => t(`task.${task}`)).join(", ")}</td>
            <td data-label={t("columnLicence")}>{version.licence}</td>
            <td data-label={t("columnSize")} className="numeric nowrap">
              {version.bytes > 0 ? formatBytes(version.bytes) : t("noFiles")}
            </td>
            <td data-label={t("columnMemory")} className="numeric nowrap">
              {version.format === "remote" ? t("onServer") : formatBytes(version.memoryBytes)}
            </td>
            <td data-label={t("columnAdded")} className="numeric">
              <LocalTime at={version.createdAt} />
            </td>
          </tr>
        ))}
      </DataTable>
      {nextCursor && (
        <p className="row mt-4">
          <LinkButton href={`/models/versions?cursor=${nextCursor}`}>{t("moreModels")}</LinkButton>
        </p>
      )}
    </>
  );
}
