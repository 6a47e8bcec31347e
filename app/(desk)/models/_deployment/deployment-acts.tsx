import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { isCompared } from "#lib/evaluation/policy";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { CompareLink } from "../_comparisons/compare-link.tsx";
import { changeShareAction, endCanaryAction, endShadowAction, promoteAction, rollbackAction } from "../actions.ts";
import { ActDialog, fieldsOf } from "./act-dialog.tsx";
import { ShareField } from "./candidates.tsx";

/** What can be done now: with the challenger, and back to the version before. `isOpen`: a swap is under way. */
export async function DeploymentActs({ deployment, isOpen }: { deployment: PresentedDeployment; isOpen: boolean }) {
  const t = await getTranslations("models");
  const { champion, challenger, previous, abilities, secondAdmin, task, project, kind } = deployment;
  const fields = fieldsOf(deployment);
  const back = previous?.label ?? t("removedVersion");
  return (
    <>
      {challenger && abilities.activate && isCompared(task) && (
        <CompareLink
          label={t("compare")}
          champion={champion.id}
          challenger={challenger.id}
          projectId={project?.id ?? null}
          kind={kind}
        />
      )}
      {challenger?.mode === "canary" && abilities.activate && (
        <>
          <ActDialog
            tone="quiet"
            label={t("changeShare")}
            title={t("changeShareTitle", { version: challenger.label })}
            consequence={t("changeShareConsequence", { share: challenger.share })}
            confirm={t("changeShare")}
            action={changeShareAction}
            fields={fields}
          >
            <ShareField share={challenger.share} />
          </ActDialog>
          <ActDialog
            tone="quiet"
            label={t("endCanary")}
            title={t("endCanaryTitle", { version: challenger.label })}
            consequence={t("endCanaryConsequence", { from: champion.label, to: challenger.label })}
            confirm={t("endCanary")}
            action={endCanaryAction}
            fields={fields}
          />
        </>
      )}
      {challenger?.mode === "shadow" && abilities.activate && (
        <ActDialog
          tone="quiet"
          label={t("endShadow")}
          title={t("endShadowTitle", { version: challenger.label })}
          consequence={t("endShadowConsequence")}
          confirm={t("endShadow")}
          action={endShadowAction}
          fields={fields}
        />
      )}
      {!isOpen && challenger && abilities.promote && (
        <ActDialog
          label={t("promote", { version: challenger.label })}
          title={t("promote", { version: challenger.label })}
          consequence={t(secondAdmin ? "proposeConsequence" : "letServeConsequence", {
            from: champion.label,
            to: challenger.label,
          })}
          confirm={t(secondAdmin ? "propose" : "promoteIt")}
          action={promoteAction}
          fields={fields}
        />
      )}
      {!isOpen && previous && abilities.rollback && (
        <ActDialog
          icon={<Undo2 className="icon" aria-hidden />}
          label={t("rollBackTo", { version: back })}
          title={t("rollBackTitle", { version: back })}
          consequence={t(secondAdmin ? "proposeConsequence" : "letServeConsequence", {
            from: champion.label,
            to: back,
          })}
          confirm={t(secondAdmin ? "propose" : "rollBack")}
          action={rollbackAction}
          fields={fields}
        />
      )}
    </>
  );
}
