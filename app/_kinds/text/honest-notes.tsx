"use client";

import { ScissorsLineDashed } from "lucide-react";
import { Note } from "../../_components/note.tsx";

/** How the text came about, in its own words: the first sentence is the label, the rest its reasons. */
export function HonestNotes({ notes }: { notes: string[] }) {
  const [first, ...rest] = notes;
  if (!first) return null;
  const end = first.search(/[.!?](\s|$)/) + 1 || first.length;
  return (
    <Note inline title={first.slice(0, end)} icon={<ScissorsLineDashed className="icon" aria-hidden />}>
      {[first.slice(end).trim(), ...rest].join(" ")}
    </Note>
  );
}
