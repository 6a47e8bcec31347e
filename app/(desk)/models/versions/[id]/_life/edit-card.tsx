import { PencilLine } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { ConfirmButton } from "../../../../../_components/overlays/confirm-dialog.tsx";
import { TextArea, TextField } from "../../../../../_components/text-field.tsx";
import { describeAction } from "../actions.ts";

/** Purpose and tags, the only words of a version that may change. */
export async function EditCard({ version }: { version: PresentedVersion }) {
  const [t, common] = await Promise.all([getTranslations("versions"), getTranslations("common")]);
  return (
    <ConfirmButton
      small
      label={t("edit")}
      icon={<PencilLine className="icon" aria-hidden />}
      words={{
        title: t("editTitle", { version: version.label }),
        consequence: t("editAbout"),
        confirm: t("save"),
        pending: t("saving"),
        cancel: common("cancel"),
        refused: t("notSaved"),
      }}
      action={describeAction}
    >
      <input type="hidden" name="versionId" value={version.id} />
      <TextArea
        name="purpose"
        label={t("purpose")}
        hint={t("purposeHint")}
        maxLength={2000}
        defaultValue={version.purpose}
      />
      <TextField
        name="tags"
        label={t("tags")}
        hint={t("tagsHint")}
        maxLength={1000}
        defaultValue={version.tags.join(", ")}
        autoComplete="off"
      />
    </ConfirmButton>
  );
}
