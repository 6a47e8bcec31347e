"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { useTranslations } from "next-intl";
import { IDLE_FORM, type FormState } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { acceptAction, type Accepted } from "./actions.ts";

/** Sends what is clean to review, and says what was left and why. */
export function AcceptClean({ id, clean }: { id: string; clean: number }) {
  const t = useTranslations("batches");
  const router = useRouter();
  const [state, action] = useActionState(async (before: FormState<Accepted>, form: FormData) => {
    const answer = await acceptAction(before, form);
    router.refresh();
    return answer;
  }, IDLE_FORM);
  const left = state.value?.left ?? [];
  return (
    <>
      <form action={action}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton tone="primary" pending={t("accepting")} waiting={clean === 0 ? t("nothingClean") : null}>
          {t("accept", { count: clean })}
        </SubmitButton>
      </form>
      {state.message && <Note tone="critical" title={state.message} announce />}
      {state.value && (
        <Note title={t("accepted", { count: state.value.submitted })} announce>
          {left.length > 0 && t("left", { count: left.length })}
          <ul>
            {left.map(({ title, why }) => (
              <li key={title}>
                <b>{title}</b>: {why}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
