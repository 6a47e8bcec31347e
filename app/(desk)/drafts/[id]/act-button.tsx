"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Button, type ButtonLook } from "../../../_components/button.tsx";
import type { ConfirmAction } from "../../../_components/overlays/confirm-dialog.tsx";

type Props = ButtonLook & {
  action: ConfirmAction;
  fields: Record<string, string>;
  pending: string;
  children: ReactNode;
};

/** Does one thing at once and shows the page anew; a refusal is said beside the button. */
export function ActButton({ action, fields, pending, children, ...look }: Props) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();

  function run() {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    startTransition(async () => {
      const answer = await action(form);
      setError(answer?.error ?? null);
      if (!answer) router.refresh();
    });
  }

  return (
    <>
      <Button {...look} waiting={isPending ? pending : null} onClick={run}>
        {isPending ? pending : children}
      </Button>
      {error && (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </>
  );
}
