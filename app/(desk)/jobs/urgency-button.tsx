import { getTranslations } from "next-intl/server";
import { ConfirmButton } from "../../_components/overlays/confirm-dialog.tsx";
import { SelectField } from "../../_components/select-field.tsx";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { changeUrgencyAction } from "./actions.ts";

const URGENCIES = ["urgent", "normal", "bulk"] as const;

/** For admins: asks how urgent a waiting one is. */
export async function UrgencyButton({ generation }: { generation: LiveGeneration }) {
  const [t, jobs, common] = await Promise.all([
    getTranslations("jobs.urgency"),
    getTranslations("jobs"),
    getTranslations("common"),
  ]);
  const { id, title, urgency } = generation;
  return (
    <ConfirmButton
      small
      tone="quiet"
      label={t("change")}
      words={{
        title: t("changeTitle", { title }),
        consequence: t("about"),
        confirm: t("change"),
        pending: t("saving"),
        cancel: common("cancel"),
        refused: jobs("notDone"),
      }}
      action={changeUrgencyAction}
    >
      <input type="hidden" name="generationId" value={id} />
      <SelectField
        label={t("label")}
        name="urgency"
        defaultValue={urgency}
        options={URGENCIES.map((value) => ({ value, label: t(value) }))}
      />
    </ConfirmButton>
  );
}
