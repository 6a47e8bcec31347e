"use client";

import { ScissorsLineDashed } from "lucide-react";
import { Note } from "../../_components/note.tsx";

/** How the text came about, in its own words: the first sentence is the label, the rest its reason. */
export function HonestNotes({ notes }: { notes: string[] }) {
  return notes.map((note) => {
    const [label, rest] = splitFirst(note);
    return (
      <Note key={note} inline title={label} icon={<ScissorsLineDashed className="icon" aria-hidden />}>
        {rest}
      </Note>
    );
  });
}

function splitFirst(note: string): [string, string] {
  const end = note.search(/[.!?](\s|$)/);
  return end < 0 ? [note, ""] : [note.slice(0, end + 1), note.slice(end + 1).trim()];
}
