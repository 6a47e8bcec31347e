import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { restoreRevision, saveDraft } from "#lib/drafts/commands";
import { findDraft } from "#lib/drafts/queries";
import { findRevision, listRevisions } from "#lib/drafts/revisions/queries";
import { FIRST_PAGE } from "#lib/db/page";
import { publishDraft } from "#lib/publishing/commands";
import { findLivePage } from "#lib/publishing/queries";
import { testDb } from "#tests/support/test-db";
import { givenDraft, givenMember, givenProject, givenUser } from "#tests/support/given";

const text = (markdown: string) => ({ title: "What bees do in winter", markdown });

describe("saveDraft", () => {
  const db = testDb();
  let lead: Actor & { userId: string };
  let project: { id: string; slug: string };

  beforeEach(async () => {
    lead = await givenUser(db);
    project = await givenProject(db, lead, { approvals: 0 });
  });

  it("makes a new revision on top of the one that the editor started from", async () => {
    const draft = await givenDraft(db, lead, project.id);
    const saved = await saveDraft(db, lead, {
      draftId: draft.id,
      baseRevisionId: draft.revision.id,
      content: text("Bees shiver.\n"),
    });
    expect(saved).toMatchObject({ ok: true, value: { number: 2 } });
  });

  it("makes none when nothing changed", async () => {
    const draft = await givenDraft(db, lead, project.id, { markdown: "Same.\n" });
    const save = { draftId: draft.id, baseRevisionId: draft.revision.id, content: text("Same.\n") };
    expect(await saveDraft(db, lead, save)).toMatchObject({ ok: true, value: { number: 1 } });
  });

  it("lets one of nine editors who save at once through, and tells the others", async () => {
    const draft = await givenDraft(db, lead, project.id);
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        saveDraft(db, lead, {
          draftId: draft.id,
          baseRevisionId: draft.revision.id,
          content: text(`Version ${index}.\n`),
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "changed-meanwhile")).toHaveLength(8);
    expect(await db.revision.count({ where: { draftId: draft.id } })).toBe(2);
  });

  it("refuses content that does not fit the kind, with the path", async () => {
    const draft = await givenDraft(db, lead, project.id);
    const save = { draftId: draft.id, baseRevisionId: draft.revision.id, content: { title: "No text" } };
    await expect(saveDraft(db, lead, save)).rejects.toMatchObject({
      code: "invalid_input",
      details: [{ path: "content.markdown" }],
    });
  });

  it("carries evidence to where its claim stands now, and drops it with its claim", async () => {
    const markdown = "Bees shiver. Bees eat honey.\n";
    const draft = await givenDraft(db, lead, project.id, { markdown });
    const evidence = [
      {
        place: place(markdown, "Bees shiver."),
        origin: "source",
        sourceId: null,
        start: 0,
        end: 1,
        quote: "x",
        state: "supported",
      },
      {
        place: place(markdown, "Bees eat honey."),
        origin: "source",
        sourceId: null,
        start: 0,
        end: 1,
        quote: "x",
        state: "supported",
      },
    ];
    await db.$executeRaw`ALTER TABLE revisions DISABLE TRIGGER revisions_immutable`;
    await db.revision.update({ where: { id: draft.revision.id }, data: { evidence } });
    await db.$executeRaw`ALTER TABLE revisions ENABLE TRIGGER revisions_immutable`;
    const saved = await saveDraft(db, lead, {
      draftId: draft.id,
      baseRevisionId: draft.revision.id,
      content: text("In winter it is cold and quiet in the hive. Bees eat honey.\n"),
    });
    if (!saved.ok) throw new Error(saved.reason);
    const found = await findDraft(db, lead, draft.id);
    const revision = found && (await findRevision(db, found, saved.value.id));
    expect(revision?.evidence.map((item) => "quote" in item.place && item.place.quote)).toEqual(["Bees eat honey."]);
    expect(revision?.evidence[0]?.place).toMatchObject({ start: 44 });
  });

  it("restores by copying, and leaves what is published as it is", async () => {
    const draft = await givenDraft(db, lead, project.id, { markdown: "First.\n" });
    const second = await saveDraft(db, lead, {
      draftId: draft.id,
      baseRevisionId: draft.revision.id,
      content: text("Second.\n"),
    });
    if (!second.ok) throw new Error(second.reason);
    const live = await publishDraft(db, lead, { draftId: draft.id, revisionId: second.value.id });
    if (!live.ok) throw new Error(live.reason);
    const restored = await restoreRevision(db, lead, { draftId: draft.id, number: 1 });
    expect(restored).toMatchObject({ ok: true, value: { number: 3, digest: draft.revision.digest } });
    const page = await findLivePage(db, project.slug, live.value.slug);
    expect(page?.revision.content).toEqual(text("Second.\n"));
    const found = await findDraft(db, lead, draft.id);
    const history = found && (await listRevisions(db, found, FIRST_PAGE));
    expect(history?.items.map((revision) => [revision.number, revision.restoredFrom])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
  });

  it("does not let a viewer save, and hides the draft from others", async () => {
    const draft = await givenDraft(db, lead, project.id);
    const save = { draftId: draft.id, baseRevisionId: draft.revision.id, content: text("Mine now.\n") };
    const viewer = await givenMember(db, project.id, "viewer");
    await expect(saveDraft(db, viewer, save)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveDraft(db, await givenUser(db), save)).rejects.toMatchObject({ code: "not_found" });
  });
});

function place(markdown: string, quote: string) {
  const start = markdown.indexOf(quote);
  const end = start + quote.length;
  return { start, end, quote, prefix: markdown.slice(0, start), suffix: markdown.slice(end) };
}
