import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { pairName } from "../pair-name.ts";

type Change = PresentedDeployment["history"][number];

const CHANGES = {
  "deployment.created": "created",
  "deployment.activated": "activated",
  "deployment.promoted": "promoted",
  "deployment.rolled_back": "rolledBack",
  "deployment.swap_failed": "swapFailed",
  "deployment.swap_cancelled": "swapCancelled",
} as const;

/** "Ada chose SmolLM2 v1: “holds the length”" */
export async function changeSentence(change: Change): Promise<string> {
  const t = await getTranslations("models");
  return t(`change.${CHANGES[change.type]}`, {
    actor: change.actor ?? t("theDesk"),
    to: change.to.label ?? t("removedVersion"),
    reason: change.reason,
  });
}

type Scope = Pick<PresentedDeployment, "task" | "pair" | "project">;

/** For whom it serves: all or one project, and for translation which pair; without one every pair that it knows. */
export async function scopeName({ task, pair, project }: Scope): Promise<string> {
  const t = await getTranslations("models");
  const whom = project?.name ?? t("allProjects");
  if (task !== "translate") return whom;
  const which = pair ? pairName(pair, (languages) => t("pair", languages)) : t("everyPair");
  return `${which}, ${whom}`;
}
