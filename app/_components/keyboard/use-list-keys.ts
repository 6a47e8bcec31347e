"use client";

import type { RefObject } from "react";
import { useShortcut } from "./use-shortcut.ts";

export type ListKeyWords = { group: string; next: string; previous: string; select: string };

/**
 * J and K move the focus along the list, X ticks the box of the row. Items are the links or buttons marked `data-list-item`
 * inside `list`; Enter then does what it always does on them.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null> | { id: string },
  words: ListKeyWords,
  { onMove, off }: { onMove?: (item: HTMLElement) => void; off?: boolean } = {},
) {
  const root = () => ("id" in list ? document.getElementById(list.id) : list.current);

  function move(step: 1 | -1) {
    const items = Array.from(root()?.querySelectorAll<HTMLElement>("[data-list-item]") ?? []);
    const at = items.findIndex(
      (item) =>
        item === document.activeElement ||
        item.closest("tr, li")?.contains(document.activeElement) ||
        item.getAttribute("aria-current"),
    );
    const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    if (next) onMove?.(next);
  }

  function tick() {
    const row = document.activeElement?.closest("tr, li");
    if (row && root()?.contains(row)) row.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
  }

  useShortcut("j", () => move(1), { label: words.next, group: words.group, off });
  useShortcut("k", () => move(-1), { label: words.previous, group: words.group, off });
  useShortcut("x", tick, { label: words.select, group: words.group, off });
}
