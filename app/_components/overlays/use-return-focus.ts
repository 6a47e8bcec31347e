"use client";

import { useRef } from "react";

/**
 * Where focus goes when a dialog opens (its first field, or `fallback`) and when it closes (where it came from).
 * The dialog has no trigger of its own, since it is loaded after its button was pressed.
 */
export function useReturnFocus(body: () => HTMLElement | null, fallback?: string) {
  const cameFrom = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      cameFrom.current = document.activeElement;
      const first =
        body()?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select') ??
        (fallback ? body()?.querySelector<HTMLElement>(fallback) : null);
      if (!first) return;
      event.preventDefault();
      first.focus();
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    },
  };
}
