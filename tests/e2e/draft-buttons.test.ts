import { beforeAll, describe, expect, it } from "vitest";
import { saveDraft } from "#lib/drafts/commands";
import { requestGeneration } from "#lib/generations/commands";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenDraft, givenProject, givenUser } from "#tests/support/given";
import { eventually } from "#tests/support/start-worker";

describe("the buttons of a draft", () => {
  const browser = testBrowser();
  let lead: Awaited<ReturnType<typeof givenUser>>;
  let projectId: string;

  beforeAll(async () => {
    await withDeskDatabase(async (db) => {
      lead = await givenUser(db, { isAdmin: true, name: "Tom Okafor" });
      ({ id: projectId } = await givenProject(db, lead, { name: "Buttons" }));
    });
  });

  const given = (title: string, markdown: string) =>
    withDeskDatabase((db) => givenDraft(db, lead, projectId, { title, markdown }));
  const headOf = (id: string) =>
    withDeskDatabase(async (db) => {
      const { headRevision } = await db.draft.findUniqueOrThrow({ where: { id }, select: { headRevision: true } });
      return headRevision?.content as { title: string; markdown: string };
    });

  it("take the text of who saved meanwhile, and lose nothing before that", async () => {
    const { id, revision } = await given("Of two people", "The first words.\n");
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/drafts/${id}`);
    const title = page.getByRole("textbox", { name: "Title", exact: true });
    await title.waitFor();
    await withDeskDatabase((db) => {
      const content = { title: "By Tom", markdown: "The words of Tom.\n" };
      return saveDraft(db, lead, { draftId: id, baseRevisionId: revision.id, content });
    });
    await title.fill("By me");
    const dialog = page.getByRole("dialog", { name: "Tom Okafor saved this draft meanwhile" });
    await dialog.getByRole("button", { name: "Take theirs" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("The words of Tom.").waitFor();
    expect(await title.inputValue()).toBe("By Tom");
    expect(await headOf(id)).toEqual({ title: "By Tom", markdown: "The words of Tom.\n" });
  });

  it("mend a finding with the words that it proposes", async () => {
    const { id } = await given("To be mended", "Bees live in in colonies.\n");
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/drafts/${id}`);
    await page.locator("[contenteditable=true]").first().waitFor();
    await page.getByRole("tab", { name: /Findings/ }).click();
    const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
    await page.getByRole("tabpanel").getByRole("button", { name: "Use “in”" }).click();
    await saved;
    expect((await headOf(id)).markdown).toBe("Bees live in colonies.\n");
  });

  it("write again what failed, and say again why it fails", async () => {
    const { id: original } = await given("To be translated", "Bees live in colonies.\n");
    const { draftId } = await withDeskDatabase(async (db) => {
      const order = { kind: "translation", brief: { from: "en", to: "is", draftId: original }, sourceIds: [] } as const;
      const outcome = await requestGeneration(db, lead, projectId, { ...order, sourceIds: [] });
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.value;
    });
    const failures = () =>
      withDeskDatabase((db) => db.generation.count({ where: { draftId: draftId, status: "failed" } }));
    await eventually(async () => (await failures()) === 1);
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/drafts/${draftId}`);
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(async () => (await failures()) === 2);
    await page.getByRole("heading", { name: "The text was not finished" }).waitFor();
    await page.goto("/models");
    await page.getByText("No model translates English to Icelandic yet.").waitFor();
  });
});
