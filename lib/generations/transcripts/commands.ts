/** What a generation wrote before it failed or was stopped: its events hold it, and a person may keep it. */
import type { Actor } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { requireDraft } from "#lib/drafts/queries";
import { appendRevision, contentDigest } from "#lib/drafts/revisions/commands";
import { done, refuse } from "#lib/errors/refusal";
import { kindOf } from "#lib/kinds/registry";
import { textContentSchema } from "#lib/kinds/text/schema";
import { readTranscript, requireGeneration } from "../queries.ts";
import { isFinished, mayFollow } from "../transitions.ts";

const NOTE = "Writing ended before this text was complete. It has no evidence and was not checked.";

/** Makes a revision of the text so far, of a kind whose content is one text. Keeping it twice makes one revision. */
export async function keepText(db: Db, actor: Actor, generationId: string) {
  const generation = await requireGeneration(db, actor, generationId);
  requireAbility(generation.access, "draft.write");
  if (!mayFollow(generation.status, "keepText"))
    return refuse(isFinished(generation.status) ? "already-finished" : "still-running");
  const draft = await requireDraft(db, actor, generation.draftId);
  if (draft.status === "in_review") return refuse("in-review");
  const { text } = await readTranscript(db, generationId);
  if (text.trim() === "") return refuse("nothing-written");
  const parsed = kindOf(draft.kind).contentSchema.safeParse({ title: draft.title, markdown: text });
  const content = textContentSchema.safeParse(parsed.data);
  if (!content.success) return refuse("not-a-text");
  if (draft.head?.digest === contentDigest(content.data)) return done(draft.head);

  return transact(db, async (tx) => {
    const revision = await appendRevision(
      tx,
      { headRevisionId: draft.headRevisionId, activeGenerationId: null },
      {
        draftId: draft.id,
        title: draft.title,
        content: content.data,
        evidence: [],
        findings: [],
        notes: [NOTE],
        author: { type: "generation", generationId },
      },
    );
    if (!revision) return refuse("changed-meanwhile");
    await recordEvent(tx, actor, {
      type: "draft.saved",
      projectId: draft.projectId,
      subject: ["draft", draft.id],
      data: { revision: revision.number, keptFrom: generationId },
    });
    return done(revision);
  });
}
