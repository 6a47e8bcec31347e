import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { VersionTraffic } from "#lib/models/deployments/traffic/queries";
import type { PresentedVersion } from "#lib/models/present";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Timeline } from "../../../_components/timeline.tsx";
import { DeploymentProfiles } from "../_profile/deployment-profiles.tsx";
import { SwapActs } from "../_swap/swap-acts.tsx";
import { LiveSwapProgress, SwapProgress } from "../_swap/swap-progress.tsx";
import { SwapWords } from "../_swap/swap-words.tsx";
import type { LiveSwap } from "../_swap/use-swap.ts";
import { Candidates } from "./candidates.tsx";
import { DeploymentActs } from "./deployment-acts.tsx";
import { DeploymentRules } from "./deployment-rules.tsx";
import { Traffic } from "./traffic.tsx";
import { changeSentence } from "./words.tsx";

type Props = {
  deployment: PresentedDeployment;
  /** The one that is under way, else the last one when it did not end well. */
  swap: LiveSwap | null;
  /** Who looks has asked for it: somebody else has to agree. */
  isOwnSwap: boolean;
  traffic: VersionTraffic[] | null;
  /** All versions; those that fit are shown. */
  versions: PresentedVersion[];
  /** How the versions do in live work. */
  live: ReactNode;
};

/** One task: who gets which version, what is changing, how it came to be so, and what each version can do. */
export async function DeploymentPanel({ deployment, swap, isOwnSwap, traffic, versions, live }: Props) {
  const t = await getTranslations("models");
  const { task, pair, champion, challenger } = deployment;
  const isOpen = swap !== null && swap.finishedAt === null;
  const fitting = versions.filter(
    (version) =>
      version.status === "ready" && version.tasks.includes(task) && (task !== "translate" || version.pair === pair),
  );
  const entries = await Promise.all(
    deployment.history.map(async (change) => ({
      id: change.id,
      at: <LocalTime at={change.createdAt} />,
      text: await changeSentence(change),
    })),
  );
  return (
    <section className="deployment" aria-labelledby="deployment-title">
      <header>
        <div>
          <h2 id="deployment-title">{t("traffic")}</h2>
          <p className="small sub">
            {isOpen && swap.status !== "proposed"
              ? t("swapAbout", { from: swap.from.label ?? "", to: swap.to.label ?? "" })
              : t("panelAbout", { version: champion.label })}
          </p>
        </div>
        <div className="actions">
          {isOpen && <SwapActs swap={swap} isOwn={isOwnSwap} />}
          <DeploymentActs deployment={deployment} isOpen={isOpen} />
        </div>
      </header>
      <div className="deployment-grid">
        <div>
          <Traffic deployment={deployment} traffic={traffic} />
          {live}
        </div>
        {swap && (isOpen || swap.status !== "completed") ? (
          <SwapWords>
            {isOpen ? <LiveSwapProgress key={swap.id} first={swap} /> : <SwapProgress swap={swap} />}
          </SwapWords>
        ) : (
          <Candidates deployment={deployment} versions={fitting} isOpen={isOpen} />
        )}
        <section aria-labelledby="history">
          <h3 id="history">{t("history")}</h3>
          <Timeline entries={entries} />
          <DeploymentRules deployment={deployment} isOpen={isOpen} />
        </section>
        <DeploymentProfiles
          champion={champion}
          candidates={challenger ? [challenger, ...fitting.filter(({ id }) => id !== challenger.id)] : fitting}
        />
        {swap && swap.finishedAt !== null && swap.status !== "completed" && (
          <Candidates deployment={deployment} versions={fitting} isOpen={isOpen} />
        )}
      </div>
    </section>
  );
}
