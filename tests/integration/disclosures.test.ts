import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { completeGeneration, recordRun } from "#lib/generations/attempts/commands";
import { publishDraft } from "#lib/publishing/commands";
import { findDisclosure } from "#lib/publishing/disclosures/queries";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { givenPerson } from "#tests/support/api-desk";
import { givenClaim, givenGeneration, givenProject } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";
import { givenScriptedVersion } from "#tests/support/given-scripted";

const db = testDb();
let lead: Actor;
let projectId: string;
let versionId: string;

beforeAll(async () => {
  lead = await givenPerson(db);
  projectId = (await givenProject(db, lead, { fourEyes: false })).id;
  versionId = await givenScriptedVersion(db, "write");
});

const work = {
  title: "Bees in winter",
  content: { title: "Bees in winter", markdown: "Bees cluster.\n" },
  evidence: [],
  findings: [],
  notes: [],
  usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0, milliseconds: 1 },
};

/** A live page whose text came from a generation on this version. */
async function givenLivePage(modelVersionId: string) {
  const { id, draftId } = await givenGeneration(db, lead, projectId);
  const claim = await givenClaim(db, id);
  await recordRun(db, claim, { modelVersionId, ranWith: {} });
  await completeGeneration(db, claim, work);
  const { headRevisionId: revisionId } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
  const target = { draftId, revisionId: revisionId ?? "" };
  await submitDraft(db, lead, { ...target, note: "" });
  await decideReview(db, lead, { ...target, verdict: "approve", note: "" });
  await publishDraft(db, lead, target);
  return target;
}

describe("what readers are told of how a page was made", () => {
  it("names the model that wrote", async () => {
    const page = await givenLivePage(versionId);
    expect(await findDisclosure(db, page)).toMatchObject({
      isGenerated: true,
      model: expect.stringContaining("scripted"),
    });
  });

  it("does not call extraction a model: it copies sentences", async () => {
    await db.modelVersion.update({ where: { id: versionId }, data: { status: "installing" } });
    await db.modelVersion.update({ where: { id: versionId }, data: { engine: "extractive", status: "ready" } });
    const page = await givenLivePage(versionId);
    expect(await findDisclosure(db, page)).toMatchObject({ isGenerated: true, model: null, editors: 0, approvals: 1 });
  });
});
