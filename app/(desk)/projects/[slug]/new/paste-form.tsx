"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import type { AddedSource } from "./source-choice.ts";
import type { FormState } from "#lib/http/form-state";
import { Note } from "../../../../_components/note.tsx";
import { SubmitButton } from "../../../../_components/submit-button.tsx";
import { TextArea, TextField } from "../../../../_components/text-field.tsx";
import { addTextAction } from "./actions.ts";

/** Stands in a dialog outside of the draft's form, which a form may not hold. */
export function PasteForm({ projectId, onAdded }: { projectId: string; onAdded: (id: string) => void }) {
  const t = useTranslations("drafts.sources");
  const [state, action] = useActionState(async (before: FormState<AddedSource>, form: FormData) => {
    const answer = await addTextAction(before, form);
    if (answer.value) onAdded(answer.value.id);
    return answer;
  }, IDLE_FORM);
  return (
    <form action={action} className="form">
      <input type="hidden" name="projectId" value={projectId} />
      {state.message && (
        <Note tone="critical" title={t("notAdded")} announce>
          {state.message}
        </Note>
      )}
      <TextField
        name="title"
        label={t("pasteTitle")}
        required
        maxLength={200}
        defaultValue={state.kept.title}
        error={state.errors.title}
      />
      <TextArea
        name="text"
        label={t("pasteText")}
        rows={12}
        required
        prose
        defaultValue={state.kept.text}
        error={state.errors.text}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={t("adding")}>
          {t("add")}
        </SubmitButton>
      </div>
    </form>
  );
}
