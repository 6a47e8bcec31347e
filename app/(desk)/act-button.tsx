"use client";

import type { ComponentProps, ReactNode } from "react";
import type { ButtonLook } from "../_components/button.tsx";
import { SubmitButton } from "../_components/submit-button.tsx";
import { notify } from "../_components/toast-queue.ts";

type Props = ButtonLook & {
  /** Gives back the sentence of a refusal, which is shown as a toast: nothing was changed. */
  action: (form: FormData) => Promise<{ error: string } | void>;
  /** Sent along. */
  fields: Record<string, string>;
  pending: string;
  waiting?: ComponentProps<typeof SubmitButton>["waiting"];
  /** Before the refusal: "Not done." */
  refused: string;
  children: ReactNode;
};

/** A button for an act that needs no question before it: stop, try again. */
export function ActButton({ action, fields, refused, ...button }: Props) {
  async function run(form: FormData) {
    const answer = await action(form);
    if (answer?.error) notify({ message: refused, detail: answer.error, tone: "critical" });
  }
  return (
    <form action={run}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...button} />
    </form>
  );
}
