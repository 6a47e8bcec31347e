import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveDraft } from "#lib/drafts/commands";
import { countReach, listDraftsOf } from "#lib/models/lineage/queries";
import { keepRecalled, recallVersion } from "#lib/models/recalls/commands";
import { listOpenRecalls, listRecallsOf } from "#lib/models/recalls/queries";
import { publishDraft, unpublishDraft } from "#lib/publishing/commands";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { countRecalled, listRecalled } from "#lib/reviews/recalled/queries";
import { givenDraft, givenMember, givenProject, givenSource, givenUser } from "#tests/support/given";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { givenWritten } from "#tests/support/given-written";
import { testDb } from "#tests/support/test-db";

const FIRST = { limit: 50, cursor: null };
const reason = "It invents dates.";

describe("what came of a version", () => {
  const db = testDb();
  let admin: Awaited<ReturnType<typeof givenUser>>;
  /** A fresh version in a fresh project. */
  const setting = async (review: { approvals?: number } = {}) => {
    await db.$executeRaw`TRUNCATE deployments CASCADE`;
    const versionId = await givenScriptedVersion(db, "write");
    const { id: projectId } = await givenProject(db, admin, { fourEyes: false, ...review });
    const { id: sourceId } = await givenSource(db, projectId);
    const written = (more: Partial<Parameters<typeof givenWritten>[3]> = {}) =>
      givenWritten(db, admin, projectId, { versionId, sourceId, ...more });
    const recall = async () => {
      const outcome = await recallVersion(db, admin, versionId, reason);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.value;
    };
    const outcomes = async () =>
      (await listRecallsOf(db, admin, versionId)).map(({ drafts, resolved, outcomes }) => ({
        drafts,
        resolved,
        outcomes,
      }));
    return { versionId, projectId, written, recall, outcomes };
  };

  beforeAll(async () => {
    admin = await givenUser(db, { isAdmin: true, name: "Marta Nunes" });
  });

  async function approve(draftId: string) {
    const { headRevisionId } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
    const target = { draftId, revisionId: headRevisionId ?? "", note: "" };
    expect(await submitDraft(db, admin, target)).toMatchObject({ ok: true });
    expect(await decideReview(db, admin, { ...target, verdict: "approve" })).toMatchObject({ ok: true });
    return target;
  }

  it("are the drafts that it wrote or took part in, and no others", async () => {
    const { versionId, projectId, written } = await setting();
    const wrote = await written();
    const helped = await written({
      modelVersionId: null,
      ranWith: { seed: 1, writer: null, translators: [{ id: randomUUID() }, { id: versionId }] },
    });
    await written({ modelVersionId: null, ranWith: { seed: 1, writer: { id: randomUUID() } } });
    await givenDraft(db, admin, projectId);
    const { items } = await listDraftsOf(db, admin, versionId, FIRST);
    expect(items.map(({ id }) => id)).toEqual([helped.draftId, wrote.draftId]);
    expect(await countReach(db, admin, versionId)).toMatchObject({ drafts: 2, projects: 1, revisions: 2, live: 0 });
  });

  it("are found by those who may see them, page by page", async () => {
    const { versionId, projectId, written } = await setting();
    const [first, second] = [await written(), await written()];
    const page = await listDraftsOf(db, admin, versionId, { limit: 1, cursor: null });
    expect(page.items.map(({ id }) => id)).toEqual([second.draftId]);
    const rest = await listDraftsOf(db, admin, versionId, { limit: 1, cursor: page.nextCursor });
    expect(rest).toMatchObject({ items: [{ id: first.draftId }], nextCursor: null });
    const stranger = await givenUser(db);
    expect((await listDraftsOf(db, stranger, versionId, FIRST)).items).toEqual([]);
    expect(await countReach(db, stranger, versionId)).toMatchObject({ drafts: 0 });
    const viewer = await givenMember(db, projectId, "viewer");
    expect(await countReach(db, viewer, versionId)).toMatchObject({ drafts: 2 });
  });

  it("count the drafts of an adapter for its base as well", async () => {
    const { versionId, written } = await setting();
    await db.$executeRaw`TRUNCATE deployments CASCADE`;
    const adapter = await givenScriptedVersion(db, "write");
    await db.$executeRaw`ALTER TABLE model_versions DISABLE TRIGGER USER`;
    await db.modelVersion.update({ where: { id: adapter }, data: { baseVersionId: versionId } });
    await db.$executeRaw`ALTER TABLE model_versions ENABLE TRIGGER USER`;
    await written({ modelVersionId: adapter, ranWith: { seed: 1, writer: { id: adapter } } });
    expect(await countReach(db, admin, versionId)).toMatchObject({ drafts: 1 });
    expect(await countReach(db, admin, adapter)).toMatchObject({ drafts: 1 });
  });

  it("go on as publications only where the text that is live came after it", async () => {
    const { versionId, written } = await setting({ approvals: 0 });
    const { draftId, revisionId } = await written();
    await publishDraft(db, admin, { draftId, revisionId });
    expect(await countReach(db, admin, versionId)).toMatchObject({ publications: 1, live: 1 });
    await unpublishDraft(db, admin, { draftId, note: "" });
    expect(await countReach(db, admin, versionId)).toMatchObject({ publications: 1, live: 0 });
  });

  it("are all marked by a recall, with who, when and why, and stay live", async () => {
    const { versionId, projectId, written, recall } = await setting({ approvals: 0 });
    const { draftId, revisionId } = await written();
    await publishDraft(db, admin, { draftId, revisionId });
    await written();
    expect(await recall()).toMatchObject({ drafts: 2 });
    expect(await listOpenRecalls(db, draftId)).toMatchObject([
      { reason, by: "Marta Nunes", version: { id: versionId } },
    ]);
    const reviewer = await givenMember(db, projectId, "reviewer");
    const inbox = await listRecalled(db, reviewer, FIRST);
    expect(inbox.items.map(({ live }) => live)).toEqual([false, true]);
    expect(await countRecalled(db, reviewer)).toBe(2);
    expect(await countRecalled(db, await givenMember(db, projectId, "editor"))).toBe(0);
    expect(await db.publication.count({ where: { draftId, unpublishedAt: null } })).toBe(1);
  });

  it("is not recalled when nothing came of it", async () => {
    const { versionId } = await setting();
    expect(await recallVersion(db, admin, versionId, reason)).toMatchObject({ reason: "nothing-written" });
    expect(await db.modelRecall.count({ where: { versionId } })).toBe(0);
  });

  it("is answered by a note, once, whoever comes second", async () => {
    const { projectId, written, recall, outcomes } = await setting();
    const { draftId } = await written();
    const { id: recallId } = await recall();
    const reviewer = await givenMember(db, projectId, "reviewer");
    const keep = () => keepRecalled(db, reviewer, { draftId, recallId, note: "Every date is right." });
    const answers = await Promise.all([keep(), keep()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: "not-recalled" });
    expect(await outcomes()).toEqual([{ drafts: 1, resolved: 1, outcomes: [{ outcome: "kept", drafts: 1 }] }]);
    expect(await listOpenRecalls(db, draftId)).toEqual([]);
    const events = await db.auditEvent.findMany({ where: { type: "draft.recall_resolved", subjectId: draftId } });
    expect(events).toMatchObject([{ note: "Every date is right.", actorUserId: reviewer.userId }]);
  });

  it("is answered by approving the draft anew, and by taking its page down", async () => {
    const { written, recall, outcomes } = await setting();
    const [changed, taken] = [await written(), await written()];
    await publishDraft(db, admin, await approve(taken.draftId));
    await recall();
    const content = { title: "Bees in winter", markdown: "Bees cluster in winter.\n" };
    const input = { draftId: changed.draftId, baseRevisionId: changed.revisionId, content };
    expect(await saveDraft(db, admin, input)).toMatchObject({ ok: true });
    await approve(changed.draftId);
    await unpublishDraft(db, admin, { draftId: taken.draftId, note: "" });
    const [told] = await outcomes();
    expect(told).toMatchObject({ drafts: 2, resolved: 2 });
    expect(told?.outcomes.map(({ outcome }) => outcome).sort()).toEqual(["approved", "unpublished"]);
  });

  it("is answered by publishing a newer text where nobody approves, not by publishing the same", async () => {
    const { written, recall, outcomes } = await setting({ approvals: 0 });
    const { draftId, revisionId } = await written();
    await recall();
    await publishDraft(db, admin, { draftId, revisionId });
    expect(await outcomes()).toMatchObject([{ resolved: 0 }]);
    const content = { title: "Bees in winter", markdown: "Bees cluster in winter.\n" };
    const saved = await saveDraft(db, admin, { draftId, baseRevisionId: revisionId, content });
    if (!saved.ok) throw new Error(saved.reason);
    await publishDraft(db, admin, { draftId, revisionId: saved.value.id });
    expect(await outcomes()).toMatchObject([{ resolved: 1, outcomes: [{ outcome: "republished", drafts: 1 }] }]);
  });

  it("is recalled whole where thousands of drafts came of it", async () => {
    const { versionId, projectId, recall, outcomes } = await setting();
    await givenMany(projectId, versionId, 5_000);
    await db.$executeRaw`ANALYZE generations, revisions, drafts`;
    expect(await recall()).toMatchObject({ drafts: 5_000 });
    expect(await outcomes()).toEqual([{ drafts: 5_000, resolved: 0, outcomes: [] }]);
    expect(await countReach(db, admin, versionId)).toMatchObject({ drafts: 5_000 });
  });

  /** As many finished drafts, by one statement for each table. */
  async function givenMany(projectId: string, versionId: string, count: number): Promise<void> {
    await db.$executeRaw`
      WITH drafted AS (
        INSERT INTO drafts (id, project_id, kind, title, language, updated_at)
        SELECT gen_random_uuid(), ${projectId}::uuid, 'article', 'Bees ' || n, 'en', now() FROM generate_series(1, ${count}::int) AS n
        RETURNING id),
      written AS (
        INSERT INTO generations (id, project_id, draft_id, kind, brief, source_ids, seed, status, model_version_id,
                                 order_digest, finished_at)
        SELECT gen_random_uuid(), ${projectId}::uuid, id, 'article', '{}', '{}', 1, 'completed', ${versionId}::uuid, '', now()
        FROM drafted RETURNING id, draft_id)
      INSERT INTO revisions (id, draft_id, number, title, content, notes, digest, author_type, generation_id)
      SELECT gen_random_uuid(), draft_id, 1, 'Bees', '{"title":"Bees","markdown":"Bees cluster."}', '{}', '', 'generation', id
      FROM written`;
  }
});
