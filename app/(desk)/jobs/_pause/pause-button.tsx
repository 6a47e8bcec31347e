import { Pause } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmButton } from "../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { pauseQueueAction } from "./actions.ts";

/** For admins: asks why, and says what will happen. */
export async function PauseButton() {
  const [t, jobs, common] = await Promise.all([
    getTranslations("jobs.pause"),
    getTranslations("jobs"),
    getTranslations("common"),
  ]);
  return (
    <ConfirmButton
      icon={<Pause className="icon" aria-hidden />}
      label={t("act")}
      words={{
        title: t("title"),
        consequence: t("consequence"),
        confirm: t("act"),
        pending: t("pausing"),
        cancel: common("cancel"),
        refused: jobs("notDone"),
      }}
      action={pauseQueueAction}
    >
      <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={200} autoComplete="off" />
    </ConfirmButton>
  );
}
