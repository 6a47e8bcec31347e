import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { ConfirmButton } from "../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { rollbackAction } from "../actions.ts";

/** Back to the version before, with the reason. */
export async function RollBack({ deployment }: { deployment: PresentedDeployment }) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const before = deployment.history[0]?.from;
  if (!before || !deployment.abilities.rollback) return null;
  const to = before.label ?? t("removedVersion");
  return (
    <ConfirmButton
      label={t("rollBackTo", { version: to })}
      icon={<Undo2 className="icon" aria-hidden />}
      words={{
        title: t("rollBackTitle", { version: to }),
        consequence: t("letServeConsequence", { from: deployment.champion.label, to }),
        confirm: t("rollBack"),
        pending: t("changing"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={rollbackAction}
    >
      <input type="hidden" name="deploymentId" value={deployment.id} />
      <input type="hidden" name="expectedRevision" value={deployment.revision} />
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={500} autoComplete="off" />
    </ConfirmButton>
  );
}
