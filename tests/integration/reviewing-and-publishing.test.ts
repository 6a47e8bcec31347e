import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { publishDraft, unpublishDraft } from "#lib/publishing/commands";
import { findLivePage, listLivePages } from "#lib/publishing/queries";
import { decideReview, submitDraft, withdrawDraft } from "#lib/reviews/commands";
import { listInbox } from "#lib/reviews/queries";
import { testDb } from "#tests/support/test-db";
import { givenDraft, givenMember, givenProject, givenUser } from "#tests/support/given";

describe("review", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let editor: Actor & { userId: string };
  let reviewer: Actor & { userId: string };
  let project: { id: string; slug: string };

  beforeEach(async () => {
    lead = await givenUser(db);
    project = await givenProject(db, lead);
    editor = await givenMember(db, project.id, "editor", "Ines Carvalho");
    reviewer = await givenMember(db, project.id, "reviewer", "Tom Okafor");
  });

  async function givenSubmitted() {
    const draft = await givenDraft(db, editor, project.id);
    const submitted = await submitDraft(db, editor, { draftId: draft.id, revisionId: draft.revision.id, note: "" });
    if (!submitted.ok) throw new Error(submitted.reason);
    return { draftId: draft.id, revisionId: draft.revision.id };
  }
  const verdictOn = (
    draft: { draftId: string; revisionId: string },
    verdict: "approve" | "request_changes",
    note = "",
  ) => ({
    ...draft,
    verdict,
    note,
  });

  it("lets one of two reviewers who press together decide, and records one event", async () => {
    const draft = await givenSubmitted();
    const outcomes = await Promise.all([
      decideReview(db, reviewer, verdictOn(draft, "approve")),
      decideReview(db, lead, verdictOn(draft, "request_changes", "Too short.")),
    ]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const decisions = { subjectId: draft.draftId, type: { in: ["draft.approved", "draft.changes_requested"] } };
    expect(await db.auditEvent.count({ where: decisions })).toBe(1);
  });

  it("does not let the author approve, where four eyes are wanted", async () => {
    const draft = await givenDraft(db, lead, project.id);
    await submitDraft(db, editor, { draftId: draft.id, revisionId: draft.revision.id, note: "" });
    const own = { draftId: draft.id, revisionId: draft.revision.id, verdict: "approve" as const, note: "" };
    expect(await decideReview(db, lead, own)).toEqual({ ok: false, reason: "four-eyes" });
    expect(await decideReview(db, reviewer, own)).toMatchObject({ ok: true, value: { status: "approved" } });
  });

  it("asks for a note with a request for changes", async () => {
    const draft = await givenSubmitted();
    const refused = await decideReview(db, reviewer, verdictOn(draft, "request_changes"));
    expect(refused).toEqual({ ok: false, reason: "note-required" });
  });

  it("approves only the revision that was read", async () => {
    const draft = await givenSubmitted();
    await withdrawDraft(db, editor, draft.draftId);
    const newer = await saveDraft(db, editor, {
      draftId: draft.draftId,
      baseRevisionId: draft.revisionId,
      content: { title: "Changed", markdown: "Changed.\n" },
    });
    if (!newer.ok) throw new Error(newer.reason);
    await submitDraft(db, editor, { draftId: draft.draftId, revisionId: newer.value.id, note: "" });
    expect(await decideReview(db, reviewer, verdictOn(draft, "approve"))).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
  });

  it("waits for as many approvals as the project wants", async () => {
    await db.project.update({ where: { id: project.id }, data: { reviewApprovals: 2 } });
    const draft = await givenSubmitted();
    expect(await decideReview(db, reviewer, verdictOn(draft, "approve"))).toMatchObject({
      value: { status: "in_review" },
    });
    expect(await decideReview(db, reviewer, verdictOn(draft, "approve"))).toEqual({
      ok: false,
      reason: "already-decided",
    });
    expect(await decideReview(db, lead, verdictOn(draft, "approve"))).toMatchObject({ value: { status: "approved" } });
  });

  it("shows a draft in the inbox of who may decide it, and of nobody else", async () => {
    const draft = await givenSubmitted();
    const shown = async (actor: Actor) => (await listInbox(db, actor)).some((item) => item.draft.id === draft.draftId);
    expect([await shown(reviewer), await shown(lead), await shown(editor)]).toEqual([true, true, false]);
    expect(await shown(await givenUser(db))).toBe(false);
  });

  it("publishes an approved revision only, and takes it down", async () => {
    const draft = await givenSubmitted();
    expect(await publishDraft(db, editor, draft)).toEqual({ ok: false, reason: "not-approved" });
    await decideReview(db, reviewer, verdictOn(draft, "approve"));
    const live = await publishDraft(db, editor, draft);
    if (!live.ok) throw new Error(live.reason);
    expect(live.value.path).toBe(`/p/${project.slug}/what-bees-do-in-winter`);
    expect(await publishDraft(db, editor, draft)).toEqual({ ok: false, reason: "already-live" });
    expect(await unpublishDraft(db, editor, { draftId: draft.draftId, note: "" })).toMatchObject({ ok: true });
    expect(await unpublishDraft(db, editor, { draftId: draft.draftId, note: "" })).toEqual({
      ok: false,
      reason: "not-live",
    });
    expect(await findLivePage(db, project.slug, live.value.slug)).toBeNull();
  });

  it("publishes one draft and leaves its translation unpublished", async () => {
    const draft = await givenSubmitted();
    const other = await givenDraft(db, editor, project.id, { kind: "translation", title: "Abelhas" });
    await db.draft.update({ where: { id: other.id }, data: { translationOfId: draft.draftId, language: "pt" } });
    await decideReview(db, reviewer, verdictOn(draft, "approve"));
    await publishDraft(db, editor, draft);
    expect(await listLivePages(db, project.slug)).toHaveLength(1);
  });

  it("gives two pages of one title two addresses when they go live together", async () => {
    await db.project.update({ where: { id: project.id }, data: { reviewApprovals: 0 } });
    const drafts = await Promise.all([givenDraft(db, editor, project.id), givenDraft(db, editor, project.id)]);
    const live = await Promise.all(
      drafts.map((draft) => publishDraft(db, editor, { draftId: draft.id, revisionId: draft.revision.id })),
    );
    expect(live.map((outcome) => outcome.ok && outcome.value.slug).sort()).toEqual([
      "what-bees-do-in-winter",
      "what-bees-do-in-winter-2",
    ]);
  });

  it("keeps the database's promises when somebody goes around the commands", async () => {
    const draft = await givenSubmitted();
    await expect(db.revision.update({ where: { id: draft.revisionId }, data: { title: "x" } })).rejects.toThrow();
    await expect(db.auditEvent.deleteMany({ where: { subjectId: draft.draftId } })).rejects.toThrow();
    const again = { draftId: draft.draftId, revisionId: draft.revisionId };
    await expect(db.review.create({ data: again })).rejects.toThrow();
  });
});
