import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { removeDeploymentAction, secondAdminAction } from "../actions.ts";
import { ActDialog, fieldsOf } from "./act-dialog.tsx";

/** Whether a second admin has to agree, and taking away what is only for a project or a kind. */
export async function DeploymentRules({ deployment, isOpen }: { deployment: PresentedDeployment; isOpen: boolean }) {
  const t = await getTranslations("models");
  const { secondAdmin, abilities } = deployment;
  return (
    <footer className="row wrap mt-4">
      <p className="small sub">{t(secondAdmin ? "secondAdminIs" : "secondAdminIsNot")}</p>
      {abilities.activate && !isOpen && (
        <ActDialog
          small
          tone="quiet"
          label={t(secondAdmin ? "unsetSecondAdmin" : "setSecondAdmin")}
          title={t(secondAdmin ? "unsetSecondAdmin" : "setSecondAdmin")}
          consequence={t(secondAdmin ? "unsetSecondAdminConsequence" : "setSecondAdminConsequence")}
          confirm={t(secondAdmin ? "unsetSecondAdmin" : "setSecondAdmin")}
          action={secondAdminAction}
          fields={{ ...fieldsOf(deployment), secondAdmin: String(!secondAdmin) }}
        />
      )}
      {abilities.remove && !isOpen && (
        <ActDialog
          small
          tone="quiet"
          label={t("removeOverride")}
          title={t("removeOverrideTitle")}
          consequence={t("removeOverrideConsequence")}
          confirm={t("removeOverride")}
          action={removeDeploymentAction}
          fields={fieldsOf(deployment)}
        />
      )}
    </footer>
  );
}
