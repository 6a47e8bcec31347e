import { beforeAll, describe, expect, it } from "vitest";
import { requireProjectAccess } from "#lib/auth/queries";
import { createDraft, saveDraft } from "#lib/drafts/commands";
import { listDrafts } from "#lib/drafts/queries";
import type { DraftFilter } from "#lib/drafts/schema";
import { givenDraft, givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

describe("a search in the drafts of a project", () => {
  const db = testDb();
  let lead: Awaited<ReturnType<typeof givenUser>>;
  let projectId: string;
  beforeAll(async () => {
    lead = await givenUser(db);
    ({ id: projectId } = await givenProject(db, lead, { approvals: 0 }));
  });

  async function found(q: string, filter: DraftFilter = {}, limit = 50, cursor: string | null = null) {
    const access = await requireProjectAccess(db, lead, projectId, "project.read");
    const page = await listDrafts(db, access, { ...filter, q }, { limit, cursor });
    return { titles: page.items.map(({ title }) => title), nextCursor: page.nextCursor };
  }

  it("finds words of the title and of the newest text, by their beginnings, in any order", async () => {
    await givenDraft(db, lead, projectId, {
      title: "Winter bees",
      markdown: "They cluster around the queen's brood.\n",
    });
    expect((await found("cluster winter")).titles).toEqual(["Winter bees"]);
    expect((await found("WINT queen")).titles).toEqual(["Winter bees"]);
    expect((await found("queen summer")).titles).toEqual([]);
    expect((await found("queen's")).titles).toEqual(["Winter bees"]);
  });

  it("forgets words that an edit took out, and finds those that it put in", async () => {
    const { id, revision } = await givenDraft(db, lead, projectId, { title: "Canal", markdown: "Dug by spades.\n" });
    const content = { title: "Canal", markdown: "Dug by dredgers.\n" };
    await saveDraft(db, lead, { draftId: id, baseRevisionId: revision.id, content });
    expect((await found("spades")).titles).toEqual([]);
    expect((await found("dredgers")).titles).toEqual(["Canal"]);
  });

  it("looks into quizzes, and finds a draft by its title while it is still to be written", async () => {
    const question = { id: "q", type: "short-answer", stem: "Who decoded the waggle dance?", answers: ["Frisch"] };
    const content = { title: "Dances", questions: [question] };
    await createDraft(db, lead, projectId, { kind: "quiz", title: "Dances", content });
    expect((await found("waggle frisch")).titles).toEqual(["Dances"]);
    const { draftId } = await givenGeneration(db, lead, projectId);
    const { title } = await db.draft.findUniqueOrThrow({ where: { id: draftId }, select: { title: true } });
    expect((await found(title)).titles).toContain(title);
  });

  it("finds titles written without spaces by any part of them", async () => {
    await givenDraft(db, lead, projectId, { title: "蜜蜂生活在蜂巢中", markdown: "x\n" });
    expect((await found("蜂巢")).titles).toEqual(["蜜蜂生活在蜂巢中"]);
  });

  it("keeps filters and pages, newest change first", async () => {
    for (const title of ["Lock one", "Lock two", "Lock three"]) await givenDraft(db, lead, projectId, { title });
    const first = await found("lock", { kind: "article" }, 2);
    expect(first.titles).toEqual(["Lock three", "Lock two"]);
    expect((await found("lock", {}, 2, first.nextCursor)).titles).toEqual(["Lock one"]);
    expect((await found("lock", { kind: "quiz" })).titles).toEqual([]);
    expect((await found("lock", { status: "live" })).titles).toEqual([]);
    expect((await found("lock", { status: "draft" })).titles).toHaveLength(3);
  });

  it.each(["'", "\\", "& | ! ( ) :* <->", "a'b\\c:*", "…", "\u0000"])(
    "takes %j as words, not as a query",
    async (q) => {
      await expect(found(q)).resolves.toBeDefined();
    },
  );

  it("saves and finds a text whose words are more than a search vector holds", async () => {
    const words = Array.from({ length: 140_000 }, (_, index) => `wort${index.toString(36)}größe`).join(" ");
    await givenDraft(db, lead, projectId, { title: "Long one", markdown: words });
    expect((await found("wort5größe")).titles).toEqual(["Long one"]);
  });

  it("asks the index, not each draft", async () => {
    const plan = await db.$transaction(async (tx) => {
      // The few rows of a test are read faster without an index; what is asked is whether it could be used.
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      await tx.$executeRaw`SET LOCAL enable_indexscan = off`;
      return tx.$queryRaw<Record<string, string>[]>`
        EXPLAIN SELECT id FROM drafts WHERE search @@ to_tsquery('simple', '''canal'':*')`;
    });
    expect(JSON.stringify(plan)).toContain("drafts_search");
  });
});
