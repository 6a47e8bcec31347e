"use client";

import { ScissorsLineDashed } from "lucide-react";
import { Note } from "../../_components/note.tsx";
import { NoteWords } from "./tested-versions.tsx";

/** How the text came about, in its own words: the first sentence is the label, the rest its reasons. */
export function HonestNotes({ notes }: { notes: string[] }) {
  const [first, ...rest] = notes;
  if (!first) return null;
  const end = first.search(/[.!?](\s|$)/) + 1 || first.length;
  return (
    <Note
      inline
      title={<NoteWords note={first.slice(0, end)} />}
      icon={<ScissorsLineDashed className="icon" aria-hidden />}
    >
      <NoteWords note={[first.slice(end).trim(), ...rest].join(" ")} />
    </Note>
  );
}
