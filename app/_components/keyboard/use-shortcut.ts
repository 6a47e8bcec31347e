"use client";

import { useEffect, useEffectEvent } from "react";
import { addShortcut } from "./shortcuts.ts";

/** Binds a key while the component is there. `label` and `group` put it into the list of keys; `off` takes it out. */
export function useShortcut(
  keys: string,
  run: (event: KeyboardEvent) => void,
  { label, group, off }: { label?: string; group?: string; off?: boolean } = {},
) {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (off) return;
    return addShortcut({ keys, label, group, run: (event) => latest(event) });
  }, [keys, label, group, off]);
}
