/**
 * Drafts and their revisions. A revision never changes; the draft's head moves from one to the next under a guard,
 * so that of two people who save at once nobody's text is lost without a word.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility, requireProjectAccess } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { carryEvidence } from "#lib/kinds/carry-evidence";
import { evidenceSchema } from "#lib/kinds/evidence";
import type { Evidence } from "#lib/kinds/evidence";
import { kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import { z } from "zod";
import { keepSheet } from "#lib/sources/sheets/commands";
import { requireDraft } from "./queries.ts";
import type { FoundDraft } from "./queries.ts";
import { appendRevision, contentDigest } from "./revisions/commands.ts";
import { findRevision } from "./revisions/queries.ts";

/** An empty draft, written by hand. */
export async function createDraft(
  db: Db,
  actor: Actor,
  projectId: string,
  input: { kind: KindName; title: string; language?: string | undefined; content?: unknown },
) {
  await requireProjectAccess(db, actor, projectId, "draft.write");
  const content = parseContent(input.kind, input.content ?? kindOf(input.kind).emptyContent(input.title));
  return transact(db, async (tx) => {
    const project = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { language: true } });
    const draft = await tx.draft.create({
      data: {
        projectId,
        kind: input.kind,
        title: input.title,
        language: input.language ?? project.language,
        createdById: userIdOf(actor),
      },
      select: { id: true },
    });
    const revision = await appendRevision(
      tx,
      { headRevisionId: null, activeGenerationId: null },
      {
        draftId: draft.id,
        title: input.title,
        content,
        evidence: [],
        findings: [],
        notes: [],
        author: authorOf(actor),
      },
    );
    if (!revision) throw new Error("a new draft refused its first revision");
    await recordEvent(tx, actor, { type: "draft.saved", projectId, subject: ["draft", draft.id] });
    return { id: draft.id, revision };
  });
}

/**
 * Saves what the editor holds on top of the revision that it started from. Refused, with nothing written, when
 * somebody else saved, a generation is writing, or the draft is in review.
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; baseRevisionId: string | null; content: unknown },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "draft.write");
  const content = parseContent(draft.kind, input.content);
  const head = draft.head;
  if (head && head.id === input.baseRevisionId && head.digest === contentDigest(content)) return done(head);
  if (draft.status === "in_review") return refuse("in-review");
  if (draft.activeGenerationId) return refuse("being-written");
  const base = input.baseRevisionId ? await findRevision(db, draft, input.baseRevisionId) : null;
  const carried = base ? carryEvidence(base.content, content, base.evidence) : [];

  return transact(db, async (tx) => {
    const revision = await appendRevision(
      tx,
      { headRevisionId: input.baseRevisionId, activeGenerationId: null },
      {
        draftId: draft.id,
        title: kindOf(draft.kind).titleOf(content),
        content,
        evidence: await citeSheet(tx, actor, draft, content, carried),
        findings: [],
        notes: base?.notes ?? [],
        author: authorOf(actor),
      },
    );
    if (!revision) return refuse("changed-meanwhile");
    await recordEvent(tx, actor, {
      type: "draft.saved",
      projectId: draft.projectId,
      subject: ["draft", draft.id],
      data: { revision: revision.number },
    });
    return done(revision);
  });
}

/** Makes an old revision the newest by copying it. What is published stays as it is. */
export async function restoreRevision(db: Db, actor: Actor, input: { draftId: string; number: number }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "draft.write");
  if (draft.status === "in_review") return refuse("in-review");
  if (draft.activeGenerationId) return refuse("being-written");
  const old = await findRevision(db, draft, input.number);
  if (!old) return refuse("no-such-revision");

  return transact(db, async (tx) => {
    const revision = await appendRevision(
      tx,
      { headRevisionId: draft.headRevisionId, activeGenerationId: null },
      {
        draftId: draft.id,
        title: old.title,
        content: old.content,
        evidence: z.array(evidenceSchema).parse(old.evidence),
        findings: [],
        notes: old.notes,
        author: authorOf(actor),
        restoredFrom: old.number,
      },
    );
    if (!revision) return refuse("changed-meanwhile");
    await recordEvent(tx, actor, {
      type: "draft.restored",
      projectId: draft.projectId,
      subject: ["draft", draft.id],
      data: { from: old.number, revision: revision.number },
    });
    return done(revision);
  });
}

/** Evidence of a kind whose facts are its source rests on the facts as they are saved, not as they were ordered. */
async function citeSheet(tx: Db, actor: Actor, draft: FoundDraft, content: unknown, carried: Evidence[]) {
  const { sheet } = kindOf(draft.kind);
  const made = sheet?.of(content);
  if (!sheet || !made) return carried;
  const source = await keepSheet(tx, actor, draft.projectId, { ...made, language: draft.language });
  await tx.draftSource.createMany({ data: [{ draftId: draft.id, sourceId: source.id }], skipDuplicates: true });
  return sheet.cite(content, source, carried, draft.language);
}

function authorOf(actor: Actor) {
  const userId = userIdOf(actor);
  return userId ? ({ type: "person", userId } as const) : ({ type: "import" } as const);
}

/** Throws invalid_input with the paths inside the content. */
function parseContent(kind: KindName, content: unknown): unknown {
  const parsed = kindOf(kind).contentSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({
    path: ["content", ...issue.path].join("."),
    message: issue.message,
  }));
  throw new AppError("invalid_input", "The content does not fit this kind of draft.", details);
}
