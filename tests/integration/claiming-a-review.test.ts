import { beforeEach, describe, expect, it } from "vitest";
import { findDraftsEverywhere } from "#lib/drafts/search/queries";
import { changeDue, claimReview, releaseReview } from "#lib/reviews/claims/commands";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { listDone } from "#lib/reviews/done/queries";
import { splitInbox } from "#lib/reviews/policy";
import { listInbox } from "#lib/reviews/queries";
import { givenDraft, givenMember, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

type Person = Awaited<ReturnType<typeof givenUser>>;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe("a review", () => {
  const db = testDb();
  let lead: Person;
  let editor: Person;
  let reviewer: Person;
  let projectId: string;

  beforeEach(async () => {
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
    editor = await givenMember(db, projectId, "editor");
    reviewer = await givenMember(db, projectId, "reviewer", "Ines Carvalho");
  });

  async function submitted(title: string, dueAt?: Date) {
    const { id: draftId, revision } = await givenDraft(db, editor, projectId, { title });
    const outcome = await submitDraft(db, editor, { draftId, revisionId: revision.id, note: "", dueAt });
    if (!outcome.ok) throw new Error(outcome.reason);
    return { draftId, revisionId: revision.id };
  }
  const listsOf = async (person: Person) => {
    const { mine, anyone } = splitInbox(await listInbox(db, person), person.userId);
    const titles = (items: typeof mine) => items.map(({ draft }) => draft.title);
    return { mine: titles(mine), anyone: titles(anyone) };
  };

  it("is taken by one of two who press together", async () => {
    const { draftId } = await submitted("Bees");
    const outcomes = await Promise.all([claimReview(db, reviewer, draftId), claimReview(db, lead, draftId)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "claimed-meanwhile" });
    expect(await db.auditEvent.count({ where: { type: "review.claimed", subjectId: draftId } })).toBe(1);
  });

  it("stands under Mine for who has taken it, last under Anyone for others, until it is given back", async () => {
    const taken = await submitted("Taken");
    await submitted("Free");
    await claimReview(db, reviewer, taken.draftId);
    expect(await listsOf(reviewer)).toEqual({ mine: ["Taken"], anyone: ["Free"] });
    expect(await listsOf(lead)).toEqual({ mine: [], anyone: ["Free", "Taken"] });
    expect(await releaseReview(db, reviewer, taken.draftId)).toMatchObject({ ok: true });
    expect(await releaseReview(db, reviewer, taken.draftId)).toMatchObject({ reason: "not-claimed" });
    expect(await listsOf(reviewer)).toEqual({ mine: [], anyone: ["Taken", "Free"] });
  });

  it("is not taken by who wrote it, and may be decided by others than who took it", async () => {
    const { draftId, revisionId } = await submitted("Bees");
    await expect(claimReview(db, editor, draftId)).rejects.toThrow("does not allow this");
    await claimReview(db, reviewer, draftId);
    expect(await decideReview(db, lead, { draftId, revisionId, verdict: "approve", note: "" })).toMatchObject({
      ok: true,
    });
    expect(await claimReview(db, reviewer, draftId)).toMatchObject({ reason: "not-in-review" });
    expect((await listDone(db, lead)).map(({ verdict, draft }) => [verdict, draft.title])).toEqual([
      ["approve", "Bees"],
    ]);
    expect(await listDone(db, reviewer)).toEqual([]);
  });

  it("that is due first stands first, and those without a time last", async () => {
    const whenever = await submitted("Whenever");
    await submitted("Tomorrow", inHours(24));
    await submitted("Soon", inHours(2));
    expect((await listsOf(reviewer)).anyone).toEqual(["Soon", "Tomorrow", "Whenever"]);
    await changeDue(db, editor, { draftId: whenever.draftId, dueAt: inHours(1) });
    expect((await listsOf(reviewer)).anyone).toEqual(["Whenever", "Soon", "Tomorrow"]);
    await changeDue(db, editor, { draftId: whenever.draftId, dueAt: null });
    expect((await listsOf(reviewer)).anyone).toEqual(["Soon", "Tomorrow", "Whenever"]);
    expect(await changeDue(db, editor, { draftId: whenever.draftId, dueAt: inHours(-1) })).toMatchObject({
      reason: "due-in-the-past",
    });
  });
});

describe("the search of the palette", () => {
  const db = testDb();

  it("finds by one question what somebody may see, in however many projects", async () => {
    const person = await givenUser(db);
    const other = await givenUser(db);
    for (let number = 1; number <= 22; number += 1) {
      const { id } = await givenProject(db, person, { name: `Project ${number}` });
      await givenDraft(db, person, id, { title: `Volcano ${number}` });
    }
    const { id } = await givenProject(db, other, { name: "Elsewhere" });
    await givenDraft(db, other, id, { title: "Volcano elsewhere" });
    const found = await findDraftsEverywhere(db, person, "volc", 50);
    expect(found).toHaveLength(22);
    expect(found[0]).toMatchObject({ title: "Volcano 22", project: "Project 22" });
    expect((await findDraftsEverywhere(db, other, "Volcano", 50)).map(({ project }) => project)).toEqual(["Elsewhere"]);
    expect(await findDraftsEverywhere(db, await givenUser(db, { isAdmin: true }), "volcano", 50)).toHaveLength(23);
    expect(await findDraftsEverywhere(db, person, "'&|!", 50)).toEqual([]);
  });
});
