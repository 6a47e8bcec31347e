import type { Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentDeployment } from "#lib/models/deployments/present";
import { listDeployments } from "#lib/models/deployments/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { presentSwap } from "#lib/models/swaps/present";
import { listSwaps } from "#lib/models/swaps/queries";
import { listProjects } from "#lib/projects/queries";
import { tellSwapWait } from "../../../_waits/explain-swap.ts";
import { LinkButton } from "../../../_components/button.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { SkeletonRows } from "../../../_components/skeleton.tsx";
import { DeploymentTable } from "../_deployment/deployment-table.tsx";
import { MissingTasks } from "../_deployment/missing-tasks.tsx";
import { NewDeployment } from "../_deployment/new-deployment.tsx";
import { InstallList } from "../_installs/install-list.tsx";
import { listOpenInstalls } from "../_installs/list-installs.ts";
import { loadNewest } from "../_profile/load-profiles.ts";

const mostModels = 200;

export default async function DeploymentsPage({ searchParams }: PageProps<"/models">) {
  const [{ deployment }, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  // The address of one deployment before it had a page of its own.
  if (typeof deployment === "string") redirect(`/models/deployments/${encodeURIComponent(deployment)}` as Route);
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
      <Deployments actor={actor} />
    </Suspense>
  );
}

async function Deployments({ actor }: { actor: UserActor }) {
  const abilities = modelAbilities(actor);
  const page = { limit: mostModels, cursor: null };
  const [t, deployments, models, swaps, installs, projects] = await Promise.all([
    getTranslations("models"),
    listDeployments(db, actor),
    listModels(db, actor, page),
    listSwaps(db, actor, { open: true }, mostModels),
    listOpenInstalls(db, actor),
    listProjects(db, actor, page),
  ]);
  const profiles = await loadNewest(
    db,
    actor,
    deployments.map(({ champion }) => champion.id),
  );
  const waits = new Map(await Promise.all(swaps.map(async ({ id }) => [id, await tellSwapWait(db, id)] as const)));
  const rows = deployments.map((row) => {
    const swap = swaps.find(({ deploymentId }) => deploymentId === row.id);
    return {
      deployment: presentDeployment(row, abilities),
      swap: swap ? { ...presentSwap(swap, abilities), wait: waits.get(swap.id) ?? null } : null,
      profile: profiles.get(row.champion.id) ?? null,
    };
  });
  const versions = models.items.flatMap((model) => model.versions.map(presentVersion));
  return (
    <>
      <InstallList installs={installs} />
      <MissingTasks actor={actor} />
      {rows.length === 0 ? (
        <EmptyState
          title={t("noDeployments")}
          actions={<LinkButton href="/models/catalog">{t("toCatalog")}</LinkButton>}
        >
          {t("noDeploymentsAbout")}
        </EmptyState>
      ) : (
        <DeploymentTable rows={rows} />
      )}
      {abilities.manage && <NewDeployment projects={projects.items} versions={versions} />}
    </>
  );
}
