"use client";

import { X } from "lucide-react";
import { AlertDialog, Dialog } from "radix-ui";
import { useRef } from "react";
import { classNames } from "../class-names.ts";
import type { DialogProps } from "./dialog-props.ts";
import { useReturnFocus } from "./use-return-focus.ts";

export function DialogPanel({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  look = "dialog",
  footer,
  children,
}: DialogProps) {
  const Parts = look === "alert" ? AlertDialog : Dialog;
  const content = useRef<HTMLDivElement>(null);
  const focus = useReturnFocus(() => content.current, look === "alert" ? "form button" : undefined);
  return (
    <Parts.Root open={open} onOpenChange={onOpenChange}>
      <Parts.Portal>
        <Parts.Overlay className="veil" />
        <Parts.Content
          ref={content}
          className={classNames(look === "sheet" ? "sheet" : "dialog", look === "wide" && "dialog-wide")}
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focus}
        >
          <header className="dialog-head">
            <div>
              <Parts.Title>{title}</Parts.Title>
              {description && <Parts.Description className="small sub">{description}</Parts.Description>}
            </div>
            <button
              type="button"
              className="button button-quiet button-icon"
              aria-label={closeLabel}
              onClick={() => onOpenChange(false)}
            >
              <X className="icon" aria-hidden />
            </button>
          </header>
          {children && <div className="dialog-body">{children}</div>}
          {footer && <footer className="dialog-foot">{footer}</footer>}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}
