"use client";

import { CopyField } from "../../_components/copy-field.tsx";
import type { CopyWords } from "../../_components/copy-field.tsx";
import { Note } from "../../_components/note.tsx";

export type LinkWords = CopyWords & Record<"link" | "handOver" | "once", string>;

/** The link, once: it is stored as a hash and cannot be shown again. */
export function MadeLink({ link, words }: { link: string; words: LinkWords }) {
  return (
    <div className="form">
      <CopyField label={words.link} value={link} words={words} />
      <Note tone="ok" title={words.handOver} announce>
        {words.once}
      </Note>
    </div>
  );
}
