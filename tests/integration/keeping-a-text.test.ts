import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { findDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { endCancelled, failCrashed } from "#lib/generations/attempts/commands";
import { cancelGeneration } from "#lib/generations/commands";
import { appendEvents } from "#lib/generations/events";
import { keepText } from "#lib/generations/transcripts/commands";
import { givenClaim, givenGeneration, givenMember, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

describe("keepText", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let project: { id: string };

  beforeEach(async () => {
    lead = await givenUser(db);
    project = await givenProject(db, lead);
  });

  /** A generation that wrote these pieces and then failed. */
  async function givenFailed(pieces: string[], order = {}) {
    const generation = await givenGeneration(db, lead, project.id, order);
    const claim = await givenClaim(db, generation.id);
    await appendEvents(
      db,
      pieces.map((text) => ({ ...claim, type: "text" as const, data: { text } })),
      1,
    );
    await failCrashed(db, claim);
    return generation;
  }

  it("makes the text so far the draft's newest revision, and says that it was not checked", async () => {
    const { id, draftId } = await givenFailed(["Bees shiver", " in winter.\n"]);
    expect(await keepText(db, lead, id)).toMatchObject({ ok: true, value: { number: 1 } });
    const draft = await findDraft(db, lead, draftId);
    const revision = draft?.head && (await findRevision(db, draft, draft.head.id));
    expect(revision).toMatchObject({
      content: { markdown: "Bees shiver in winter.\n" },
      authorType: "generation",
      evidence: [],
      notes: [expect.stringContaining("not checked")],
    });
  });

  it("makes one revision of several presses at once", async () => {
    const { id, draftId } = await givenFailed(["Bees shiver.\n"]);
    await Promise.all(Array.from({ length: 5 }, () => keepText(db, lead, id)));
    expect(await db.revision.count({ where: { draftId } })).toBe(1);
    expect(await keepText(db, lead, id)).toMatchObject({ ok: true, value: { number: 1 } });
  });

  it("keeps what a person stopped", async () => {
    const { id } = await givenGeneration(db, lead, project.id);
    const claim = await givenClaim(db, id);
    await appendEvents(db, [{ ...claim, type: "text", data: { text: "Half a sen" } }], 1);
    await cancelGeneration(db, lead, id);
    await endCancelled(db, claim);
    expect(await keepText(db, lead, id)).toMatchObject({ ok: true });
  });

  it("is refused while the text is still being written", async () => {
    const { id } = await givenGeneration(db, lead, project.id);
    expect(await keepText(db, lead, id)).toEqual({ ok: false, reason: "still-running" });
  });

  it("is refused when nothing was written", async () => {
    const { id } = await givenFailed([]);
    expect(await keepText(db, lead, id)).toEqual({ ok: false, reason: "nothing-written" });
  });

  it("is refused for a quiz, whose content is no text", async () => {
    const { id } = await givenFailed(["1. How many bees?"], { kind: "quiz", brief: { questions: 1 } });
    expect(await keepText(db, lead, id)).toEqual({ ok: false, reason: "not-a-text" });
  });

  it("needs the right to write drafts", async () => {
    const { id } = await givenFailed(["Bees shiver.\n"]);
    const reviewer = await givenMember(db, project.id, "reviewer");
    await expect(keepText(db, reviewer, id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
