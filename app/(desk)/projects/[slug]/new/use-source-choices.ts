"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { searchSources } from "./look-up.ts";
import type { SourceChoice } from "./source-choice.ts";

const PAUSE = 250;
const POLL = 1_500;

export type SourceChoices = {
  sources: SourceChoice[];
  chosen: string[];
  search: string;
  setSearch: (words: string) => void;
  toggle: (id: string) => void;
  /** A source that was just added: chosen, and watched while it is imported. */
  add: (id: string) => void;
};

/** The list to choose from, by words of the title; what is being imported is asked for again until it is ready. */
export function useSourceChoices(projectId: string, initial: SourceChoice[], given: string[]): SourceChoices {
  const [sources, setSources] = useState(initial);
  const [chosen, setChosen] = useState(given);
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState({ q: "", at: 0 });
  const importing = sources.some((source) => source.status === "importing");

  const look = useEffectEvent(async (isCurrent: () => boolean) => {
    const found = await searchSources({ projectId, q: asked.q, chosen });
    if (isCurrent()) setSources(found);
  });
  useEffect(() => {
    if (asked.at === 0) return;
    let current = true;
    const timer = setTimeout(() => void look(() => current));
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  useEffect(() => {
    if (search === asked.q) return;
    const timer = setTimeout(() => setAsked({ q: search, at: Date.now() }), PAUSE);
    return () => clearTimeout(timer);
  }, [search, asked.q]);
  useEffect(() => {
    if (!importing) return;
    const timer = setTimeout(() => setAsked((before) => ({ ...before, at: Date.now() })), POLL);
    return () => clearTimeout(timer);
  }, [importing, sources]);

  return {
    sources,
    chosen,
    search,
    setSearch,
    toggle: (id) => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])),
    add: (id) => {
      setChosen((before) => [...before, id]);
      setAsked((before) => ({ ...before, at: Date.now() }));
    },
  };
}
