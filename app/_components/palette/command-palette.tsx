"use client";

import { lazy, Suspense, useState } from "react";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import { useWindowEvent } from "../keyboard/use-window-event.ts";
import type { PaletteEntry, PaletteWords, SearchDrafts } from "./entries.ts";

/** Opens the palette from anywhere: a button in the navigation, the sheet of small screens. */
export const openPaletteEvent = "copydesk:open-palette";

export function openPalette() {
  window.dispatchEvent(new Event(openPaletteEvent));
}

const PalettePanel = lazy(() => import("./palette-panel.tsx").then((module) => ({ default: module.PalettePanel })));

type CommandPaletteProps = {
  entries: PaletteEntry[];
  words: PaletteWords;
  group: string;
  searchDrafts?: SearchDrafts | undefined;
};

/** Ctrl or Cmd K: screens, projects, new drafts, and a search over drafts. Its code is loaded when it first opens. */
export function CommandPalette({ entries, words, group, searchDrafts }: CommandPaletteProps) {
  const [wanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);

  function show() {
    setWanted(true);
    setOpen(true);
  }

  useShortcut("mod+k", show, { label: words.title, group });
  useWindowEvent(openPaletteEvent, show);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <PalettePanel open={open} onOpenChange={setOpen} entries={entries} words={words} searchDrafts={searchDrafts} />
    </Suspense>
  );
}
