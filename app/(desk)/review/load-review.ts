import { cache } from "react";
import { isId } from "#lib/auth/queries";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { barredByFourEyes } from "#lib/drafts/policy";
import { findingsOf, presentDraft, presentRevision } from "#lib/drafts/present";
import { findDraft } from "#lib/drafts/queries";
import type { FoundDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { findLatestGeneration } from "#lib/generations/queries";
import { findLastApproval, listInbox, listReviews } from "#lib/reviews/queries";
import { findSource } from "#lib/sources/queries";
import { loadChanges } from "./load-changes.ts";

export const loadInbox = cache(async () => listInbox(db, await requireUser()));

/** A draft in review with what a reviewer has to know. Null when it is not in review any more, or not to be seen. */
export async function loadReview(id: string) {
  const actor = await requireUser();
  const draft = isId(id) ? await findDraft(db, actor, id) : null;
  const revision = draft?.head && (await findRevision(db, draft, draft.head.id));
  if (!draft || !revision || draft.facts.status !== "in_review") return null;
  const [approval, [round], generation] = await Promise.all([
    findLastApproval(db, draft.id),
    listReviews(db, draft.id),
    findLatestGeneration(db, actor, draft.id),
  ]);
  const approved = approval && (await findRevision(db, draft, approval.revisionId));
  return {
    draft: presentDraft(draft),
    kind: draft.kind,
    revision: { ...presentRevision(revision), content: revision.content, notes: revision.notes },
    evidence: revision.evidence,
    findings: findingsOf(draft, revision, generation?.brief ?? null),
    approved: approved && {
      number: approved.number,
      at: approval.at.toISOString(),
      by: approval.by.map(({ id: userId, name }) => ({ name, isMe: userId === actor.userId })),
    },
    changes: approved && (await loadChanges(draft, approved, revision)),
    sources: await nameSources(actor, revision.evidence),
    round: round && {
      note: round.note,
      by: round.submittedBy?.name ?? null,
      at: round.submittedAt.toISOString(),
      approvals: round.decisions.filter(({ verdict }) => verdict === "approve").map(({ user }) => user.name),
      needed: draft.facts.approvalsNeeded,
    },
    barred: whyBarred(actor, draft, round?.decisions.map(({ user }) => user.id) ?? []),
  };
}
export type LoadedReview = NonNullable<Awaited<ReturnType<typeof loadReview>>>;

/** Why this person gives no verdict here; null when they may. */
function whyBarred(actor: UserActor, draft: FoundDraft, decided: string[]): "four-eyes" | "decided" | "role" | null {
  if (decided.includes(actor.userId)) return "decided";
  if (presentDraft(draft).abilities.decide) return null;
  return barredByFourEyes(draft.access, draft.facts) ? "four-eyes" : "role";
}

async function nameSources(actor: UserActor, evidence: { sourceId: string | null }[]) {
  const ids = [...new Set(evidence.flatMap(({ sourceId }) => (sourceId ? [sourceId] : [])))];
  const found = await Promise.all(ids.map((id) => findSource(db, actor, id)));
  return found.flatMap((source) => (source ? [{ id: source.id, title: source.title }] : []));
}
