"use client";

import type { Route } from "next";
import Link from "next/link";
import { createContext, use, type ReactNode } from "react";
import { splitNote, type TestedVersion } from "./split-note.ts";

const Versions = createContext<TestedVersion[]>([]);

/** `versions`: those whose self-tests this reader may see. */
export function TestedVersions({ versions, children }: { versions: TestedVersion[]; children: ReactNode }) {
  return <Versions value={versions}>{children}</Versions>;
}

/** A note in which each version that speaks of its self-test leads there; for readers who may not see it, words. */
export function NoteWords({ note }: { note: string }) {
  const versions = use(Versions);
  return splitNote(note, versions).map(({ text, versionId }, index) =>
    versionId === null ? (
      text
    ) : (
      <Link key={index} href={`/models/versions/${versionId}#self-test` as Route}>
        {text}
      </Link>
    ),
  );
}
