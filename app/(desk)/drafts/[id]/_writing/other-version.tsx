"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "../../../../_components/overlays/confirm-dialog.tsx";
import { SelectField } from "../../../../_components/select-field.tsx";
import { retryAction } from "../actions.ts";

/** The same order, written by a version of the person's choice. */
export function OtherVersion({
  generationId,
  versions,
}: {
  generationId: string;
  versions: { id: string; label: string }[];
}) {
  const t = useTranslations("drafts.failure");
  const common = useTranslations("common");
  const router = useRouter();
  return (
    <ConfirmButton
      label={t("other")}
      words={{
        title: t("other"),
        consequence: t("otherAbout"),
        confirm: t("retry"),
        pending: t("starting"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={async (form) => {
        const answer = await retryAction(form);
        if (!answer) router.refresh();
        return answer;
      }}
    >
      <input type="hidden" name="generationId" value={generationId} />
      <SelectField
        name="modelVersionId"
        label={t("version")}
        options={versions.map(({ id, label }) => ({ value: id, label }))}
      />
    </ConfirmButton>
  );
}
