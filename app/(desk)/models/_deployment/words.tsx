import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { KindName } from "#lib/kinds/registry";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { pairName } from "../pair-name.ts";

type Change = PresentedDeployment["history"][number];

const CHANGES = {
  "deployment.created": "created",
  "deployment.activated": "activated",
  "deployment.promoted": "promoted",
  "deployment.rolled_back": "rolledBack",
  "deployment.requested": "requested",
  "deployment.proposed": "proposed",
  "deployment.agreed": "agreed",
  "deployment.swap_failed": "swapFailed",
  "deployment.swap_cancelled": "swapCancelled",
  "deployment.canary_started": "canaryStarted",
  "deployment.share_changed": "shareChanged",
  "deployment.canary_ended": "canaryEnded",
  "deployment.shadow_started": "shadowStarted",
  "deployment.shadow_ended": "shadowEnded",
  "deployment.second_admin_set": "secondAdminSet",
  "deployment.second_admin_unset": "secondAdminUnset",
  "deployment.override_removed": "overrideRemoved",
} as const satisfies Record<Change["type"], string>;

/** "Ada gave SmolLM2 v2 a canary of 20 %: “holds the length”". `names`: how who and what are set, bold unless given. */
export async function changeSentence(
  { type, data, actor, from, to, reason }: Change,
  names: (chunks: ReactNode) => ReactNode = (chunks) => <b>{chunks}</b>,
): Promise<ReactNode> {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const gone = t("removedVersion");
  const kind = data.kind ? common(`kind.${data.kind as KindName}`) : null;
  return t.rich(`change.${CHANGES[type]}`, {
    b: names,
    actor: actor ?? t("theDesk"),
    from: from?.label ?? gone,
    to: to.label ?? gone,
    reason,
    share: data.share ?? 0,
    before: data.before ?? 0,
    wanted: data.wanted ?? 0,
    wish: data.wish ?? "activated",
    bySwap: data.swapId ? "yes" : "no",
    step: data.step ? t(`step.${data.step as "load"}`) : "",
    whom: [data.projectName, kind].filter(Boolean).join(", "),
  });
}

export function plain(chunks: ReactNode): ReactNode {
  return chunks;
}

type Scope = Pick<PresentedDeployment, "task" | "pair" | "project">;

/** For whom it serves: all or one project, and for translation which pair; without one every pair that it knows. */
export async function scopeName({ task, pair, project }: Scope): Promise<string> {
  const t = await getTranslations("models");
  const whom = project?.name ?? t("allProjects");
  if (task !== "translate") return whom;
  const which = pair ? pairName(pair, (languages) => t("pair", languages)) : t("everyPair");
  return project ? `${which}, ${whom}` : which;
}

/** The task, or the kind of content where it is only for one. */
export async function taskName({ task, kind }: Pick<PresentedDeployment, "task" | "kind">): Promise<string> {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  if (kind === null) return t(`task.${task}`);
  const content = common(`kind.${kind as KindName}`);
  return task === "write" ? content : t("taskForKind", { task: t(`task.${task}`), kind: content });
}
