"use server";

import { z } from "zod";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { kindOf } from "#lib/kinds/registry";
import { findSource, listPassages, readSourceText } from "#lib/sources/queries";

const AROUND = 220;

export type Passage = { before: string; quote: string; after: string; heading: string | null };

/** The words of a source between two offsets, with what stands around them. Null when they are not there. */
export async function readPassage(sourceId: string, start: number, end: number): Promise<Passage | null> {
  const offset = z.int().min(0);
  const [from, to] = [offset.parse(start), offset.parse(end)];
  const source = await findSource(db, await requireUser(), z.uuid().parse(sourceId));
  if (!source || to < from) return null;
  const [text, passages] = await Promise.all([readSourceText(db, source), listPassages(db, source)]);
  if (to > text.length) return null;
  return {
    before: wordsOnly(text.slice(Math.max(0, from - AROUND), from), "start", from > AROUND),
    quote: text.slice(from, to),
    after: wordsOnly(text.slice(to, to + AROUND), "end", to + AROUND < text.length),
    heading: passages.findLast((passage) => passage.start <= from)?.heading ?? null,
  };
}

/** The text of a revision as Markdown, to be compared. Null when it is not there. */
export async function readRevisionText(draftId: string, number: number): Promise<string | null> {
  const draft = await findDraft(db, await requireUser(), z.uuid().parse(draftId));
  const revision = draft && (await findRevision(db, draft, z.int().min(1).parse(number)));
  if (!draft || !revision) return null;
  const kind = kindOf(draft.kind);
  return `# ${revision.title}\n\n${kind.toMarkdown(kind.contentSchema.parse(revision.content))}`;
}

/** Cuts at a word, with a sign that more is there. */
function wordsOnly(text: string, side: "start" | "end", cut: boolean): string {
  if (!cut) return text;
  return side === "start" ? `… ${text.replace(/^\S*\s+/, "")}` : `${text.replace(/\s+\S*$/, "")} …`;
}
