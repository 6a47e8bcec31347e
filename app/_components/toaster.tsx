"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { isToasterWanted, onNotice } from "./toast-queue.ts";

const ToasterPanel = dynamic(() => import("./toaster-panel.tsx").then((module) => module.ToasterPanel), { ssr: false });

/** The place of toasts; empty until the first `notify`. */
export function Toaster() {
  const wanted = useSyncExternalStore(onNotice, isToasterWanted, () => false);
  return wanted ? <ToasterPanel /> : null;
}
