"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useShortcut } from "./use-shortcut.ts";

type HotkeyProps = { keys: string; label: string; group: string } & ({ href: Route } | { press: string });

/** Binds a key on a page that the server made: goes to `href`, or presses the element with the id `press`. */
export function Hotkey({ keys, label, group, ...act }: HotkeyProps) {
  const router = useRouter();
  useShortcut(
    keys,
    () => {
      if ("href" in act) router.push(act.href);
      else document.getElementById(act.press)?.click();
    },
    { label, group },
  );
  return null;
}
