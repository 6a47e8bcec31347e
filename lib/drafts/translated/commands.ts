/**
 * A draft of a translation that was made at once. What was typed is kept as its source, so that each segment shows
 * what it was translated from, as in a translation that was ordered.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireProjectAccess } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done } from "#lib/errors/refusal";
import { fromPieces } from "#lib/kinds/translation/from-pieces";
import { keepSheet } from "#lib/sources/sheets/commands";
import { appendRevision } from "../revisions/commands.ts";
import type { TranslatedDraftInput } from "./schema.ts";

export async function createTranslatedDraft(db: Db, actor: Actor, projectId: string, input: TranslatedDraftInput) {
  await requireProjectAccess(db, actor, projectId, "draft.write");
  await requireProjectAccess(db, actor, projectId, "source.add");
  const { title, from, to, source, versions } = input;
  const userId = userIdOf(actor);
  return transact(db, async (tx) => {
    const sheet = await keepSheet(tx, actor, projectId, { title: titleOf(source), text: source, language: from });
    const draft = await tx.draft.create({
      data: {
        ...{ projectId, kind: "translation", title, language: to, createdById: userId },
        sources: { create: { sourceId: sheet.id } },
      },
      select: { id: true },
    });
    const { markdown, evidence } = fromPieces(input, sheet.id);
    const revision = await appendRevision(
      tx,
      { headRevisionId: null, activeGenerationId: null },
      {
        ...{ draftId: draft.id, title, content: { title, markdown }, evidence, findings: [] },
        notes: [`Translated on the Translate screen${versions.length > 0 ? ` by ${versions.join(", then ")}` : ""}.`],
        author: userId ? { type: "person", userId } : { type: "import" },
      },
    );
    if (!revision) throw new Error("a new draft refused its first revision");
    await recordEvent(tx, actor, {
      type: "draft.saved",
      projectId,
      subject: ["draft", draft.id],
      data: { sourceId: sheet.id, from, to, versions: versions.join(", ") },
    });
    return done({ id: draft.id });
  });
}

/** The first words of what was typed. */
function titleOf(text: string): string {
  const line =
    text
      .trim()
      .split(/[\r\n\u2028\u2029]/)[0]
      ?.replace(/^#{1,6}\s+/, "") ?? "";
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}
