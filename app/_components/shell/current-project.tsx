"use client";

import { useEffect, useSyncExternalStore } from "react";

let current: string | null = null;
const listeners = new Set<() => void>();

/** On a page whose address does not name its project (a draft): marks the project in the navigation. */
export function CurrentProject({ slug }: { slug: string }) {
  useEffect(() => {
    setCurrent(slug);
    return () => setCurrent(null);
  }, [slug]);
  return null;
}

export function useCurrentProject(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
    () => null,
  );
}

function setCurrent(slug: string | null) {
  current = slug;
  for (const listener of listeners) listener();
}
