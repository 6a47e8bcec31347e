import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { presentDraftWithContent } from "#lib/drafts/present";
import { findDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { findLatestBrief } from "#lib/generations/queries";
import { presentOpenRecall } from "#lib/models/recalls/present";
import { listOpenRecalls } from "#lib/models/recalls/queries";

/** A draft with its content, as GET and the answers of all acts give it. Null when it may not be seen. */
export async function readDraft(db: Db, actor: Actor, id: string) {
  const draft = await findDraft(db, actor, id);
  if (!draft) return null;
  const revision = draft.head && (await findRevision(db, draft, draft.head.id));
  const recalls = await listOpenRecalls(db, draft.id);
  return {
    ...presentDraftWithContent(draft, revision, await findLatestBrief(db, id)),
    recalls: recalls.map(presentOpenRecall),
  };
}
