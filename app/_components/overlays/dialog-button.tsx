"use client";

import { useState, type ReactNode } from "react";
import { Button, type ButtonLook } from "../button.tsx";
import { Dialog } from "./dialog.tsx";
import type { DialogProps } from "./dialog-props.ts";

type DialogButtonProps = ButtonLook &
  Pick<DialogProps, "title" | "description" | "closeLabel" | "look" | "children"> & {
    /** The words on the button. */
    label: ReactNode;
    waiting?: string | null;
  };

/** A button with its dialog. A form inside closes it with `useCloseDialog`. */
export function DialogButton({ label, waiting, tone, small, icon, keys, ...dialog }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        tone={tone}
        small={small}
        icon={icon}
        keys={keys}
        waiting={waiting}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog {...dialog} open={open} onOpenChange={setOpen} />
    </>
  );
}
