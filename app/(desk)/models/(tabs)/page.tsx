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
import { listProjects } from "#lib/projects/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { SkeletonRows } from "../../../_components/skeleton.tsx";
import { DeploymentPanel } from "../_deployment/deployment-panel.tsx";
import { DeploymentTable } from "../_deployment/deployment-table.tsx";
import { MissingTasks } from "../_deployment/missing-tasks.tsx";
import { ProjectDeployment } from "../_deployment/project-deployment.tsx";
import { InstallList } from "../_installs/install-list.tsx";
import { listOpenInstalls } from "../_installs/list-installs.ts";

const mostModels = 200;

export default async function DeploymentsPage({ searchParams }: PageProps<"/models">) {
  const [{ deployment }, actor, common] = await Promise.all([searchParams, requireUser(), getTranslations("common")]);
  return (
    <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
      <Deployments actor={actor} wanted={typeof deployment === "string" ? deployment : null} />
    </Suspense>
  );
}

async function Deployments({ actor, wanted }: { actor: UserActor; wanted: string | null }) {
  const abilities = modelAbilities(actor);
  const page = { limit: mostModels, cursor: null };
  const [t, rows, models, installs, projects] = await Promise.all([
    getTranslations("models"),
    listDeployments(db, actor),
    listModels(db, actor, page),
    listOpenInstalls(db, actor),
    listProjects(db, actor, page),
  ]);
  const deployments = rows.map((row) => presentDeployment(row, abilities));
  const versions = models.items.flatMap((model) => model.versions.map(presentVersion));
  const current = deployments.find(({ id }) => id === wanted) ?? deployments[0];
  return (
    <>
      <InstallList installs={installs} />
      <MissingTasks actor={actor} />
      {deployments.length === 0 ? (
        <EmptyState
          title={t("noDeployments")}
          actions={<LinkButton href="/models/catalog">{t("toCatalog")}</LinkButton>}
        >
          {t("noDeploymentsAbout")}
        </EmptyState>
      ) : (
        <DeploymentTable deployments={deployments} current={current?.id} />
      )}
      {abilities.manage && <ProjectDeployment projects={projects.items} versions={versions} />}
      {current && <DeploymentPanel deployment={current} versions={versions} />}
    </>
  );
}
