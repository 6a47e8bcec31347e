"use client";

import { useEffect, useEffectEvent } from "react";

/** Listens for one of our own window events, which let parts of the shell speak to each other without a shared parent. */
export function useWindowEvent(name: string, run: () => void) {
  const latest = useEffectEvent(run);
  useEffect(() => {
    const listener = () => latest();
    window.addEventListener(name, listener);
    return () => window.removeEventListener(name, listener);
  }, [name]);
}
