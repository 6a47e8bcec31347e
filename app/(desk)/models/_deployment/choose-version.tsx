import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { PresentedVersion } from "#lib/models/present";
import { ConfirmButton } from "../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { activateAction } from "../actions.ts";

type Props = { deployment: PresentedDeployment; version: PresentedVersion };

/** Asks for the reason, which stays in the history, and says what will change. */
export async function ChooseVersion({ deployment, version }: Props) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const task = t(`task.${deployment.task}`);
  return (
    <ConfirmButton
      small
      label={
        <>
          {t("letServe")}
          <span className="visually-hidden">: {version.label}</span>
        </>
      }
      words={{
        title: t("letServeTitle", { version: version.label, task }),
        consequence: t("letServeConsequence", { from: deployment.champion.label, to: version.label }),
        confirm: t("letServe"),
        pending: t("changing"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={activateAction}
    >
      <input type="hidden" name="deploymentId" value={deployment.id} />
      <input type="hidden" name="versionId" value={version.id} />
      <input type="hidden" name="expectedRevision" value={deployment.revision} />
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={500} autoComplete="off" />
    </ConfirmButton>
  );
}
