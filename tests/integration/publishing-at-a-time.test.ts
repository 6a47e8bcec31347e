import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveDraft } from "#lib/drafts/commands";
import { publishDraft } from "#lib/publishing/commands";
import { publishDue, requeueDue } from "#lib/publishing/due/commands";
import { findLivePage } from "#lib/publishing/queries";
import { cancelSchedule, scheduleDraft } from "#lib/publishing/schedules/commands";
import { findSchedule, listMissed, listScheduled } from "#lib/publishing/schedules/queries";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { givenDraft, givenMember, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

describe("a publication at a time", () => {
  const db = testDb();
  let editor: Awaited<ReturnType<typeof givenUser>>;
  let reviewer: Awaited<ReturnType<typeof givenUser>>;
  let project: { id: string; slug: string };
  let draft: { draftId: string; revisionId: string };
  const tomorrow = () => new Date(Date.now() + 86_400_000);

  beforeAll(async () => {
    const lead = await givenUser(db);
    project = await givenProject(db, lead);
    editor = await givenMember(db, project.id, "editor");
    reviewer = await givenMember(db, project.id, "reviewer", "Rosa Lind");
  });

  beforeEach(async () => {
    const { id, revision } = await givenDraft(db, editor, project.id);
    draft = { draftId: id, revisionId: revision.id };
    await submitDraft(db, editor, { ...draft, note: "" });
    await decideReview(db, reviewer, { ...draft, verdict: "approve", note: "" });
  });

  async function scheduled(at = tomorrow(), slug?: string): Promise<string> {
    const outcome = await scheduleDraft(db, editor, { ...draft, at, slug });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.id;
  }

  /** As if its time had come. */
  async function dueNow(): Promise<string> {
    const id = await scheduled();
    await db.$executeRaw`UPDATE publication_schedules SET at = now() - interval '20 seconds' WHERE id = ${id}::uuid`;
    return id;
  }

  const rowOf = (id: string) =>
    db.publicationSchedule.findUniqueOrThrow({ where: { id }, select: { status: true, reason: true } });
  const jobsFor = (id: string) => db.$queryRaw<{ start_after: Date }[]>`
    SELECT start_after FROM pgboss.job WHERE name = 'publish-due' AND data->>'scheduleId' = ${id}`;

  it("waits in a row and in a job that starts at that time", async () => {
    const at = tomorrow();
    const id = await scheduled(at);
    const [job] = await jobsFor(id);
    expect(Math.abs((job?.start_after.getTime() ?? 0) - at.getTime())).toBeLessThan(5_000);
    expect(await listScheduled(db, editor)).toContainEqual(expect.objectContaining({ id, obstacle: null }));
    expect(await findSchedule(db, draft.draftId)).toMatchObject({ id, status: "waiting" });
    expect(await publishDue(db, id)).toBe("not-due");
    expect(await rowOf(id)).toEqual({ status: "waiting", reason: null });
  });

  it("goes live when it is due, under the address that was chosen, in the name of who set the time", async () => {
    const id = await scheduled(tomorrow(), "bees-in-winter");
    await db.publicationSchedule.update({ where: { id }, data: { at: new Date(0) } });
    expect(await publishDue(db, id)).toBe("published");
    const page = await findLivePage(db, project.slug, "bees-in-winter");
    expect(page?.revision.id).toBe(draft.revisionId);
    const publication = await db.publication.findFirstOrThrow({ where: { draftId: draft.draftId } });
    expect(publication.publishedById).toBe(editor.userId);
    expect(await findSchedule(db, draft.draftId)).toBeNull();
  });

  it("is published once, of two workers that were woken for it", async () => {
    const id = await dueNow();
    const outcomes = await Promise.all([publishDue(db, id), publishDue(db, id)]);
    expect(outcomes.sort()).toEqual(["not-due", "published"]);
    expect(await db.publication.count({ where: { draftId: draft.draftId } })).toBe(1);
  });

  it("does not go out when the draft was edited meanwhile, and people are told", async () => {
    const id = await dueNow();
    const content = { title: "Other", markdown: "Other.\n" };
    await saveDraft(db, editor, { draftId: draft.draftId, baseRevisionId: draft.revisionId, content });
    expect((await listScheduled(db, editor)).find((item) => item.id === id)?.obstacle).toBe("changed-meanwhile");
    expect(await publishDue(db, id)).toBe("not-approved");
    expect(await rowOf(id)).toEqual({ status: "failed", reason: "not-approved" });
    expect(await db.publication.count({ where: { draftId: draft.draftId } })).toBe(0);
    expect((await listMissed(db, editor)).map((item) => item.id)).toContain(id);
    const event = await db.auditEvent.findFirst({ where: { type: "draft.schedule_failed", subjectId: draft.draftId } });
    expect(event?.data).toMatchObject({ reason: "not-approved" });
  });

  it("does not go out when it is back in review at its time", async () => {
    const id = await dueNow();
    await db.draft.update({ where: { id: draft.draftId }, data: { status: "changes_requested" } });
    expect(await publishDue(db, id)).toBe("not-approved");
  });

  it("is set for a revision that may be published, and for a time to come", async () => {
    const other = await givenDraft(db, editor, project.id);
    const unread = { draftId: other.id, revisionId: other.revision.id, at: tomorrow() };
    expect(await scheduleDraft(db, editor, unread)).toEqual({ ok: false, reason: "not-approved" });
    const past = { ...draft, at: new Date(Date.now() - 1_000) };
    expect(await scheduleDraft(db, editor, past)).toEqual({ ok: false, reason: "in-the-past" });
    const far = { ...draft, at: new Date(Date.now() + 800 * 86_400_000) };
    expect(await scheduleDraft(db, editor, far)).toEqual({ ok: false, reason: "too-far" });
  });

  it("takes the place of a time that was set before", async () => {
    const first = await scheduled();
    const second = await scheduled();
    expect(await rowOf(first)).toEqual({ status: "cancelled", reason: "replaced" });
    expect(await rowOf(second)).toEqual({ status: "waiting", reason: null });
  });

  it("keeps one time when two people set one together", async () => {
    await Promise.all([scheduled(), scheduled()]);
    expect(await db.publicationSchedule.count({ where: { draftId: draft.draftId, status: "waiting" } })).toBe(1);
  });

  it("is taken off, and then nothing goes out", async () => {
    const id = await dueNow();
    expect(await cancelSchedule(db, editor, draft)).toMatchObject({ ok: true });
    expect(await cancelSchedule(db, editor, draft)).toEqual({ ok: false, reason: "not-scheduled" });
    expect(await publishDue(db, id)).toBe("not-due");
    expect(await db.publication.count({ where: { draftId: draft.draftId } })).toBe(0);
  });

  it("ends when the draft is published before its time", async () => {
    const id = await scheduled();
    expect(await publishDraft(db, editor, draft)).toMatchObject({ ok: true });
    expect(await rowOf(id)).toEqual({ status: "cancelled", reason: "published-meanwhile" });
  });

  it("is woken again when its job was lost", async () => {
    const id = await dueNow();
    await db.$executeRaw`DELETE FROM pgboss.job WHERE data->>'scheduleId' = ${id}`;
    await requeueDue(db);
    expect(await jobsFor(id)).toHaveLength(1);
  });
});
