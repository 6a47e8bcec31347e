"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Checkbox } from "../../../../_components/checkbox.tsx";
import { Note } from "../../../../_components/note.tsx";
import { SelectField, type SelectOption } from "../../../../_components/select-field.tsx";
import { SubmitButton } from "../../../../_components/submit-button.tsx";
import { TextField } from "../../../../_components/text-field.tsx";
import { startComparisonAction } from "../../_comparisons/actions.ts";

type Props = Record<"versions" | "projects" | "kinds", SelectOption[]> & {
  champion: string;
  challenger: string;
  project: string;
  kind: string;
  texts: number;
};

export function ComparisonForm({ versions, projects, kinds, texts, ...given }: Props) {
  const t = useTranslations("comparisons.form");
  const [state, start] = useActionState(startComparisonAction, IDLE_FORM);
  const { kept, errors } = state;
  // A sent form is emptied by React: a new one begins with what was chosen.
  return (
    <form action={start} className="form max-w-160" key={JSON.stringify(kept)}>
      {state.message && (
        <Note tone="critical" title={t("notStarted")} announce>
          {state.message}
        </Note>
      )}
      <SelectField
        {...{ name: "championId", label: t("champion"), hint: t("championHint"), options: versions, required: true }}
        defaultValue={kept.championId ?? given.champion}
        error={errors.championId}
      />
      <SelectField
        {...{ name: "challengerId", label: t("challenger"), options: versions, required: true }}
        defaultValue={kept.challengerId ?? given.challenger}
        error={errors.challengerId}
      />
      <SelectField
        {...{ name: "projectId", label: t("project"), options: [{ value: "", label: t("allProjects") }, ...projects] }}
        defaultValue={kept.projectId ?? given.project}
      />
      <SelectField
        {...{ name: "kind", label: t("kind"), options: [{ value: "", label: t("allKinds") }, ...kinds] }}
        defaultValue={kept.kind ?? given.kind}
      />
      <TextField
        {...{ name: "texts", label: t("texts"), hint: t("textsHint"), type: "number", min: 1, max: 200 }}
        defaultValue={kept.texts ?? texts}
        error={errors.texts}
        required
      />
      <Checkbox name="blind" label={t("blind")} hint={t("blindHint")} defaultChecked />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
