"use client";

import { Loader } from "lucide-react";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";

/** Sends its form; while the form is under way it says so and cannot be pressed again. `pending`: the words for that time. */
export function SubmitButton({
  pending,
  icon,
  children,
  waiting,
  ...rest
}: ComponentProps<typeof Button> & { pending: string }) {
  const status = useFormStatus();
  const sign = status.pending ? <Loader className="icon turning" aria-hidden /> : icon;
  return (
    <Button {...rest} type="submit" icon={sign} waiting={status.pending ? pending : waiting}>
      {status.pending ? pending : children}
    </Button>
  );
}
