"use client";

import { useEffect, useState } from "react";
import type { Evidence } from "#lib/kinds/evidence";
import { readPassage, type Passage } from "../../(desk)/drafts/[id]/look-up.ts";

/** The quote at once; what stands around it in the source as soon as it has come. */
export function PassageView({ evidence }: { evidence: Pick<Evidence, "sourceId" | "start" | "end" | "quote"> }) {
  const { sourceId, start, end, quote } = evidence;
  const key = `${sourceId}:${start}-${end}`;
  const [found, setFound] = useState<{ key: string; passage: Passage | null } | null>(null);
  useEffect(() => {
    if (!sourceId) return;
    let current = true;
    void readPassage(sourceId, start, end).then(
      (passage) => current && setFound({ key: `${sourceId}:${start}-${end}`, passage }),
    );
    return () => {
      current = false;
    };
  }, [sourceId, start, end]);
  if (!quote) return null;
  // What the source says there now counts only while it is what was quoted.
  const passage = found?.key === key && found.passage?.quote === quote ? found.passage : null;
  return (
    <blockquote className="passage font-content">
      {passage?.heading && <span className="meta passage-heading">{passage.heading}</span>}
      {passage?.before}
      <mark>{quote}</mark>
      {passage?.after}
    </blockquote>
  );
}
