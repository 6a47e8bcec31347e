"use client";

import { useEffect, useState } from "react";
import type { PaletteEntry, SearchDrafts } from "./entries.ts";

type Answer = { query: string; found: PaletteEntry[]; failed: boolean };

const pauseBeforeSearch = 150; // ms without a key
const shortestQuery = 2;

/** Searches after a pause in typing; an answer to an older question is dropped. */
export function useDraftSearch(
  searchDrafts: SearchDrafts | undefined,
  typed: string,
): { state: "idle" | "searching" | "failed"; found: PaletteEntry[] } {
  const query = typed.trim();
  const wanted = searchDrafts && query.length >= shortestQuery;
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    if (!searchDrafts || query.length < shortestQuery) return;
    let dropped = false;
    const settle = (next: Answer) => {
      if (!dropped) setAnswer(next);
    };
    const timer = setTimeout(() => {
      searchDrafts(query).then(
        (found) => settle({ query, found, failed: false }),
        () => settle({ query, found: [], failed: true }),
      );
    }, pauseBeforeSearch);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [searchDrafts, query]);

  if (!wanted) return { state: "idle", found: [] };
  if (answer?.query !== query) return { state: "searching", found: answer?.found ?? [] };
  return { state: answer.failed ? "failed" : "idle", found: answer.found };
}
