/**
 * Publishing: one approved revision of one draft goes live under its address, and comes down again. Nothing else
 * goes live with it: no other draft, no other language, no newer revision.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { requireAbility } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { done, refuse } from "#lib/errors/refusal";
import { requireDraft } from "#lib/drafts/queries";
import { settleRecalls } from "#lib/models/recalls/outcomes/commands";
import { endLive, goLive, recordPublication } from "./live/commands.ts";
import { endWaiting } from "./schedules/commands.ts";

export async function publishDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; revisionId: string; slug?: string | undefined },
) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  return transact(db, async (tx) => {
    const live = await goLive(tx, actor, draft, { ...input, publishedById: userIdOf(actor) });
    // What was to go out later is out now, or older than what is.
    if (live.ok) await endWaiting(tx, draft.id, "published-meanwhile");
    // Where nobody approves, a text that was changed since the recall answers it by going live.
    if (live.ok && draft.project.reviewApprovals === 0)
      await settleRecalls(tx, actor, draft, "republished", draft.head?.createdAt);
    return live;
  });
}

export async function unpublishDraft(db: Db, actor: Actor, input: { draftId: string; note: string }) {
  const draft = await requireDraft(db, actor, input.draftId);
  requireAbility(draft.access, "publication.change");
  return transact(db, async (tx) => {
    const ended = await endLive(tx, actor, draft.id);
    if (!ended) return refuse("not-live");
    await recordPublication(tx, actor, draft, "draft.unpublished", ended.slug, input.note);
    await settleRecalls(tx, actor, draft, "unpublished");
    return done({ draftId: draft.id, slug: ended.slug });
  });
}
