import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { findLiveFigures } from "#lib/evaluation/live/queries";
import { FEWEST_TEXTS } from "#lib/evaluation/live/schema";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { givenProject, givenUser } from "#tests/support/given";
import { CHAMPIONS_TEXT, givenVersions, givenWritten } from "#tests/support/given-comparison";
import { testDb } from "#tests/support/test-db";

describe("figures of live work", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let projectId: string;
  let championId: string;

  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE deployments, deployment_events, generations CASCADE`;
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead, { fourEyes: false })).id;
    ({ championId } = await givenVersions(db));
  });

  const read = (scope: { projectId?: string; kind?: string } = {}) =>
    findLiveFigures(db, lead, { versionId: championId, projectId: null, kind: null, ...scope });

  /** A text of the version that is approved as it is, or with other words. */
  async function givenApproved(markdown = CHAMPIONS_TEXT) {
    const { draftId } = await givenWritten(db, lead, projectId, championId);
    const head = async () => (await db.draft.findUniqueOrThrow({ where: { id: draftId } })).headRevisionId ?? "";
    if (markdown !== CHAMPIONS_TEXT) {
      const content = { title: "Title of the champion", markdown };
      await saveDraft(db, lead, { draftId, baseRevisionId: await head(), content });
    }
    const target = { draftId, revisionId: await head(), note: "" };
    await submitDraft(db, lead, target);
    const decided = await decideReview(db, lead, { ...target, verdict: "approve" });
    if (!decided.ok) throw new Error(decided.reason);
  }

  it("says nothing of fewer texts than tell something, but how many there are", async () => {
    await givenApproved();
    expect(await read()).toEqual({
      accepted: { count: 1, of: 1, share: null },
      findings: { texts: 1, inTen: null },
      ready: { texts: 1, seconds: null },
    });
  });

  it("counts what was approved as it was written, or nearly, of all that was approved", async () => {
    for (let made = 0; made < FEWEST_TEXTS - 2; made += 1) await givenApproved();
    await givenApproved("Something else altogether stands here now, in other words.\n");
    await givenApproved("Nobody kept a single word of it.\n");
    await givenWritten(db, lead, projectId, championId);
    const { accepted, findings, ready } = await read();
    expect(accepted).toEqual({ count: FEWEST_TEXTS - 2, of: FEWEST_TEXTS, share: (FEWEST_TEXTS - 2) / FEWEST_TEXTS });
    expect(ready).toEqual({ texts: FEWEST_TEXTS + 1, seconds: 2 });
    expect(findings.texts).toBe(FEWEST_TEXTS + 1);
    expect(findings.inTen).toBeGreaterThanOrEqual(0);
  });

  it("goes by project and kind where the deployment does", async () => {
    await givenApproved();
    expect((await read({ projectId })).ready.texts).toBe(1);
    expect((await read({ kind: "summary" })).ready.texts).toBe(1);
    expect((await read({ kind: "article" })).ready.texts).toBe(0);
    expect((await read({ projectId: crypto.randomUUID() })).accepted.of).toBe(0);
  });
});
