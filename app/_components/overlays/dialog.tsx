"use client";

import dynamic from "next/dynamic";
import { createContext, useContext, useState } from "react";
import type { DialogProps } from "./dialog-props.ts";

const DialogPanel = dynamic(() => import("./dialog-panel.tsx").then((module) => module.DialogPanel), { ssr: false });

const CloseContext = createContext<() => void>(() => undefined);

/** For what is inside a dialog: closes it, for example after its form was accepted. */
export function useCloseDialog(): () => void {
  return useContext(CloseContext);
}

/** A dialog or a sheet. Its code is loaded when it opens for the first time; focus goes back to where it was. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return (
    <CloseContext value={() => props.onOpenChange(false)}>
      <DialogPanel {...props} />
    </CloseContext>
  );
}
