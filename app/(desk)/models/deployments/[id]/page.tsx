import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { isCompared } from "#lib/evaluation/policy";
import { presentDeployment } from "#lib/models/deployments/present";
import { findDeployment, type ListedDeployment } from "#lib/models/deployments/queries";
import { countTraffic } from "#lib/models/deployments/traffic/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { presentSwap } from "#lib/models/swaps/present";
import { findStepTimes, listSwaps } from "#lib/models/swaps/queries";
import { tellSwapWait } from "../../../../_waits/explain-swap.ts";
import { PageHead } from "../../../../_components/page-head.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { InLiveWork } from "../../_comparisons/in-live-work.tsx";
import { DeploymentPanel } from "../../_deployment/deployment-panel.tsx";
import { scopeName, taskName } from "../../_deployment/words.tsx";

type Props = PageProps<"/models/deployments/[id]">;

const mostModels = 200;

async function load(id: string) {
  const actor = await requireUser();
  const found = await findDeployment(db, actor, id);
  return found && { actor, found, title: await titleOf(found) };
}

async function titleOf(found: ListedDeployment): Promise<string> {
  const deployment = presentDeployment(found, { manage: false });
  return `${await taskName(deployment)}, ${await scopeName(deployment)}`;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id))?.title };
}

export default async function DeploymentPage({ params }: Props) {
  const [{ id }, t, common] = await Promise.all([params, getTranslations("models"), getTranslations("common")]);
  const loaded = await load(id);
  if (!loaded) notFound();
  const crumbs = [
    { label: t("title"), href: "/models" as const },
    { label: t("deployments"), href: "/models" as const },
  ];
  return (
    <div className="page models">
      <PageHead title={loaded.title} crumbs={crumbs} />
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={6} />}>
        <Panel actor={loaded.actor} found={loaded.found} />
      </Suspense>
    </div>
  );
}

async function Panel({ actor, found }: { actor: UserActor; found: ListedDeployment }) {
  const abilities = modelAbilities(actor);
  const [models, traffic, [swap], times] = await Promise.all([
    listModels(db, actor, { limit: mostModels, cursor: null }),
    countTraffic(db, actor, found),
    listSwaps(db, actor, { deploymentId: found.id }, 1),
    findStepTimes(db, actor, found.id),
  ]);
  const versions = models.items.flatMap((model) => model.versions.map(presentVersion));
  return (
    <DeploymentPanel
      deployment={presentDeployment(found, abilities)}
      swap={swap ? { ...presentSwap(swap, abilities, times), wait: await tellSwapWait(db, swap.id) } : null}
      traffic={traffic}
      versions={versions}
      isOwnSwap={swap?.requestedById === actor.userId}
      live={
        isCompared(found.task) &&
        found.task !== "summarise" && (
          <Suspense>
            <InLiveWork
              versions={[found.champion, ...(found.challenger ? [found.challenger] : [])]}
              projectId={found.projectId}
              kind={found.kind}
            />
          </Suspense>
        )
      }
    />
  );
}
