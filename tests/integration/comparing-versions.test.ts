import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import {
  claimReplays,
  completeReplay,
  releaseReplay,
  renewReplay,
  requeueReplays,
} from "#lib/evaluation/attempts/commands";
import { endComparison, openComparison, startComparison } from "#lib/evaluation/commands";
import { judgeItem } from "#lib/evaluation/items/commands";
import { findItem, listItems } from "#lib/evaluation/items/queries";
import { presentComparison, presentFigures, presentItem, presentTexts } from "#lib/evaluation/present";
import { listComparisons, listFigures, requireComparison } from "#lib/evaluation/queries";
import type { Choice } from "#lib/evaluation/schema";
import { givenProject, givenUser } from "#tests/support/given";
import {
  CHALLENGERS_TEXT,
  CHAMPIONS_TEXT,
  givenComparison,
  givenReplayed,
  givenVersions,
  givenWritten,
} from "#tests/support/given-comparison";
import { testDb } from "#tests/support/test-db";

const SECRET = "a secret of at least 32 characters";
const CAPACITY = { engineNames: ["scripted"], memoryBudget: 1e12, leaves: [] };
const PAGE = { limit: 50, cursor: null };

describe("comparing two versions", () => {
  const db = testDb();
  let admin: Actor & { userId: string };
  let versions: { championId: string; challengerId: string };
  let projectId: string;

  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE comparisons, deployments, deployment_events, generations CASCADE`;
    admin = await givenUser(db, { isAdmin: true });
    projectId = (await givenProject(db, admin)).id;
    versions = await givenVersions(db);
  });

  const write = (project = projectId) => givenWritten(db, admin, project, versions.championId);
  const read = (id: string) => requireComparison(db, admin, id);
  const judge = (comparisonId: string, itemId: string, choice: Choice) =>
    judgeItem(db, admin, { comparisonId, itemId, choice, note: "" }, SECRET);

  async function givenWrittenTwice(texts: number, blind = true) {
    for (let made = 0; made < texts; made += 1) await write();
    const id = await givenComparison(db, admin, { ...versions, blind });
    await givenReplayed(db);
    const { items } = await listItems(db, admin, id, PAGE);
    return { id, items };
  }
  async function see(id: string, itemId: string, actor: Actor = admin) {
    const item = await findItem(db, actor, id, itemId);
    return item && presentTexts(item, await read(id), SECRET);
  }

  it("takes the newest texts of the scope, no more than were wanted", async () => {
    const elsewhere = (await givenProject(db, admin, { name: "Elsewhere" })).id;
    await write();
    const [second, third] = [await write(), await write()];
    await write(elsewhere);
    const id = await givenComparison(db, admin, { ...versions, projectId, texts: 2 });
    const rows = await db.comparisonItem.findMany({ where: { comparisonId: id } });
    expect(rows.map(({ generationId }) => generationId).sort()).toEqual([second.id, third.id].sort());
    expect(await read(id)).toMatchObject({ status: "running", counts: { queued: 2 }, requestedBy: "Marta Nunes" });
  });

  it("is refused with the reason where there is nothing to compare", async () => {
    const { championId, challengerId } = versions;
    const start = (input: object) => startComparison(db, admin, { ...versions, ...input });
    expect(await start({})).toEqual({ ok: false, reason: "nothing-to-replay" });
    expect(await start({ challengerId: championId })).toEqual({ ok: false, reason: "same-version" });
    expect(await start({ challengerId: crypto.randomUUID() })).toEqual({ ok: false, reason: "no-such-version" });
    expect(await start({ task: "translate" })).toEqual({ ok: false, reason: "wrong-task" });
    const classifiers = { status: "installing" as const, tasks: ["classify" as const] };
    for (const id of [championId, challengerId]) {
      await db.modelVersion.update({ where: { id }, data: { status: "installing" } });
      await db.modelVersion.update({ where: { id }, data: classifiers });
      expect((await start({})).ok).toBe(false);
      await db.modelVersion.update({ where: { id }, data: { status: "ready" } });
    }
    expect(await start({})).toEqual({ ok: false, reason: "task-not-compared" });
  });

  it("shows no names, figures or drafts to who reads blind, and all of them after the choice", async () => {
    const { id, items } = await givenWrittenTwice(2);
    const [first, other] = items;
    if (!first || !other) throw new Error("two texts were written");
    const before = await see(id, first.id);
    const texts = before?.sides.map(({ markdown }) => markdown).join() ?? "";
    for (const text of [CHAMPIONS_TEXT, CHALLENGERS_TEXT]) expect(texts).toContain(text.trim());
    const told = JSON.stringify([before, items.map(presentItem)]);
    const { draftId, draftTitle } = first;
    for (const secret of [versions.championId, versions.challengerId, draftId, "scripted-", "milliseconds"])
      expect(told).not.toContain(secret);
    // The draft has the champion's title, so that may stand nowhere but with its text: as its title, and as heading.
    expect(told.split(draftTitle).length - 1).toBe(2);
    expect(presentFigures(await read(id), await listFigures(db, id))).toMatchObject({
      champion: { texts: 0 },
      hidden: 2,
    });

    const chosen = await judge(id, first.id, "second");
    const after = await see(id, first.id);
    expect(after?.sides.map(({ markdown }) => markdown)).toEqual(before?.sides.map(({ markdown }) => markdown));
    expect(after).toMatchObject({ open: true, judgedBy: "Marta Nunes", draft: { id: draftId } });
    expect(chosen).toEqual({ ok: true, value: { id: first.id, verdict: after?.sides[1]?.role } });
    expect(presentFigures(await read(id), await listFigures(db, id))).toMatchObject({
      champion: { texts: 1 },
      hidden: 1,
    });
    expect((await see(id, other.id))?.open).toBe(false);

    expect(await openComparison(db, admin, id)).toMatchObject({ ok: true });
    expect((await see(id, other.id))?.sides.map(({ version }) => version?.id).sort()).toEqual(
      [versions.championId, versions.challengerId].sort(),
    );
    expect(await openComparison(db, admin, id)).toEqual({ ok: false, reason: "already-open" });
  });

  it("shows neither text before both are there", async () => {
    await write();
    const id = await givenComparison(db, admin, versions);
    const [item] = (await listItems(db, admin, id, PAGE)).items;
    expect((await see(id, item?.id ?? ""))?.sides.map(({ markdown }) => markdown)).toEqual([null, null]);
    expect(await judge(id, item?.id ?? "", "first")).toEqual({ ok: false, reason: "not-written-yet" });
  });

  it("keeps the choice of one of two people who choose at once", async () => {
    const { id, items } = await givenWrittenTwice(1);
    const itemId = items[0]?.id ?? "";
    const outcomes = await Promise.all([judge(id, itemId, "first"), judge(id, itemId, "second")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes).toContainEqual({ ok: false, reason: "already-judged" });
    expect(await db.auditEvent.count({ where: { type: "comparison.judged", subjectId: id } })).toBe(1);
  });

  it("counts what was chosen, and says how sure that is", async () => {
    const { id, items } = await givenWrittenTwice(7);
    for (const { id: itemId } of items) {
      const sides = (await see(id, itemId))?.sides ?? [];
      await judge(id, itemId, sides[0]?.markdown?.includes(CHALLENGERS_TEXT.trim()) ? "first" : "second");
    }
    const [listed] = (await listComparisons(db, admin)).items;
    const { standing, counts } = presentComparison(listed ?? (await read(id)), admin);
    expect(counts).toMatchObject({ texts: 7, judged: 7 });
    expect(standing).toMatchObject({ challenger: 7, champion: 0, leader: "challenger", certainty: "likely" });
    expect(standing.chance).toBeCloseTo(2 / 2 ** 7);
  });

  it("shows a member the texts of their own projects only, and the figures of all", async () => {
    const { id, items } = await givenWrittenTwice(1, false);
    const stranger = await givenUser(db);
    expect((await listItems(db, stranger, id, PAGE)).items).toEqual([]);
    expect(await see(id, items[0]?.id ?? "", stranger)).toBeNull();
    expect((await requireComparison(db, stranger, id)).counts.completed).toBe(1);
    await db.projectMember.create({ data: { projectId, userId: stranger.userId, role: "viewer" } });
    expect((await listItems(db, stranger, id, PAGE)).items).toHaveLength(1);
    expect(presentComparison(await read(id), stranger).abilities).toEqual({ judge: false, end: false, open: false });
  });

  it("loses a text with its project, and is complete then", async () => {
    await write();
    const id = await givenComparison(db, admin, versions);
    await db.project.delete({ where: { id: projectId } });
    expect((await read(id)).counts).toMatchObject({ queued: 0, completed: 0 });
    await requeueReplays(db);
    expect((await read(id)).status).toBe("completed");
  });

  it("gives each text to one worker, and hears nothing from who has lost it", async () => {
    for (let made = 0; made < 4; made += 1) await write();
    const id = await givenComparison(db, admin, versions);
    const claims = await Promise.all([1, 2].map(() => claimReplays(db, crypto.randomUUID(), 2, CAPACITY)));
    const claimed = claims.flat();
    expect(new Set(claimed.map(({ itemId }) => itemId)).size).toBe(4);
    const [lost] = claimed;
    if (!lost) throw new Error("nothing was claimed");
    await db.comparisonItem.update({ where: { id: lost.itemId }, data: { leaseExpiresAt: new Date(0) } });
    expect(await requeueReplays(db)).toBe(1);
    expect(await renewReplay(db, lost)).toBe("lost");
    expect(await releaseReplay(db, lost)).toBe(false);
    const text = { content: {}, evidence: [], findings: [], notes: [], title: "" };
    const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, milliseconds: 0 };
    const side = { findings: 0, claims: 0, supported: 0, words: 0, outputTokens: 0, milliseconds: 0 };
    const figures = { champion: side, challenger: side };
    expect(await completeReplay(db, lost, { ...text, usage }, figures)).toBe(false);
    expect(await endComparison(db, admin, id)).toMatchObject({ ok: true });
    for (const claim of claimed.slice(1)) expect(await renewReplay(db, claim)).toBe("lost");
    expect(await endComparison(db, admin, id)).toEqual({ ok: false, reason: "already-ended" });
  });

  it("is taken only by a worker that has the engine and the memory", async () => {
    await write();
    await givenComparison(db, admin, versions);
    const worker = crypto.randomUUID();
    expect(await claimReplays(db, worker, 1, { ...CAPACITY, engineNames: ["llama"] })).toEqual([]);
    expect(await claimReplays(db, worker, 1, { ...CAPACITY, memoryBudget: 99_999_999 })).toEqual([]);
    expect(await claimReplays(db, worker, 1, { ...CAPACITY, leaves: [versions.challengerId] })).toEqual([]);
    expect(await claimReplays(db, worker, 1, CAPACITY)).toHaveLength(1);
  });
});
