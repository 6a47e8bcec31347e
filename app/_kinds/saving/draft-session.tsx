"use client";

import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { DraftView } from "../draft-view.ts";
import { DraftSaver, type SaveState } from "./draft-saver.ts";
import { saverOf } from "./send-save.ts";

const SaverContext = createContext<DraftSaver | null>(null);

/** The draft of this page and its saving, for its head and its editor. */
export function DraftSession({ draft, offline, children }: { draft: DraftView; offline: string; children: ReactNode }) {
  const [saver] = useState(() => new DraftSaver(draft, saverOf(draft.id, offline)));
  useEffect(() => saver.adopt(draft), [saver, draft]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.unsaved) event.preventDefault();
    };
    const retry = () => void saver.flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", retry);
      void saver.flush();
    };
  }, [saver]);
  return <SaverContext value={saver}>{children}</SaverContext>;
}

export function useSaver(): DraftSaver {
  const saver = useContext(SaverContext);
  if (!saver) throw new Error("useSaver stands outside of DraftSession");
  return saver;
}

/** The draft as it was last saved or read. */
export function useDraft(): DraftView {
  const saver = useSaver();
  return useSyncExternalStore(
    saver.subscribe,
    () => saver.draft,
    () => saver.draft,
  );
}

export function useSaveState(): SaveState {
  const saver = useSaver();
  return useSyncExternalStore(
    saver.subscribe,
    () => saver.state,
    () => saver.state,
  );
}
