import { describe, expect, it } from "vitest";
import { requireDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { createTranslatedDraft } from "#lib/drafts/translated/commands";
import { translatedDraftSchema } from "#lib/drafts/translated/schema";
import { givenMember, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

const input = translatedDraftSchema.parse({
  ...{ title: "As abelhas", from: "en", to: "pt", format: "text", versions: ["bergamot-en-pt v1"] },
  source: "Bees fly. They dance.",
  pieces: [
    { start: 0, end: 9, target: "As abelhas voam.", sound: true },
    { start: 10, end: 21, target: "Elas dançam.", sound: false },
  ],
});

describe("a draft of a translation that was made at once", () => {
  const db = testDb();

  async function givenDesk() {
    const lead = await givenUser(db);
    const { id: projectId } = await givenProject(db, lead, { approvals: 0 });
    return { lead, projectId };
  }

  it("has each piece beside what it was translated from, and keeps what was typed as its source", async () => {
    const { lead, projectId } = await givenDesk();
    const made = await createTranslatedDraft(db, lead, projectId, input);
    const draft = await requireDraft(db, lead, made.value.id);
    const revision = await findRevision(db, draft, draft.head?.id ?? "");
    expect(draft).toMatchObject({ kind: "translation", language: "pt", title: "As abelhas", status: "draft" });
    expect(revision?.content).toEqual({ title: "As abelhas", markdown: "As abelhas voam. Elas dançam." });
    expect(revision?.notes).toEqual(["Translated on the Translate screen by bergamot-en-pt v1."]);
    const [source] = await db.source.findMany({ where: { projectId }, include: { drafts: true } });
    expect(source).toMatchObject({
      text: input.source,
      language: "en",
      status: "ready",
      title: "Bees fly. They dance.",
    });
    expect(source?.drafts.map(({ draftId }) => draftId)).toEqual([made.value.id]);
    expect(revision?.evidence.map(({ sourceId, quote, state }) => [sourceId, quote, state])).toEqual([
      [source?.id, "Bees fly.", "supported"],
      [source?.id, "They dance.", "unverified"],
    ]);
  });

  it("is made by who may write in the project, and nobody else", async () => {
    const { projectId } = await givenDesk();
    const viewer = await givenMember(db, projectId, "viewer");
    await expect(createTranslatedDraft(db, viewer, projectId, input)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await givenUser(db, { name: "Nobody" });
    await expect(createTranslatedDraft(db, stranger, projectId, input)).rejects.toMatchObject({ code: "not_found" });
    expect(await db.source.count({ where: { projectId } })).toBe(0);
  });

  it.each([
    ["overlap", [...input.pieces].reverse()],
    ["lie beyond the text", [{ start: 10, end: 99, target: "a", sound: true }]],
    ["are empty", [{ start: 3, end: 3, target: "a", sound: true }]],
  ])("takes no pieces that %s", (_what, pieces) =>
    expect(translatedDraftSchema.safeParse({ ...input, pieces }).success).toBe(false),
  );
});
