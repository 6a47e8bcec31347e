import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenDraft, givenProject, givenUser } from "#tests/support/given";
import { eventually } from "#tests/support/start-worker";

const TYPES = ["One answer", "Several answers", "True or false", "Short answer", "Matching", "Ordering"];

describe("the quiz editor", () => {
  const browser = testBrowser();

  it("makes, moves and plays questions of all six types", async () => {
    const id = await withDeskDatabase(async (db) => {
      const lead = await givenUser(db, { isAdmin: true });
      const { id: projectId } = await givenProject(db, lead, { name: "Six types" });
      const content = { title: "Six types", questions: [] };
      return (await givenDraft(db, lead, projectId, { kind: "quiz", title: "Six types", content })).id;
    });
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/drafts/${id}`);
    await page.waitForLoadState("networkidle");
    for (const [index, type] of TYPES.entries()) await makeQuestion(page, type, index + 1);

    const stem = page.getByRole("textbox", { name: "Words of question 6" });
    await stem.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByRole("textbox", { name: "Words of question 5" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Words of question 5" }).inputValue()).toBe("Ordering?");

    const saved = await eventually(async () => {
      const content = await contentOf(id);
      return content.questions.length === 6 && content.questions[4]?.type === "ordering" && content;
    });
    expect(saved.questions.map(({ type }) => type)).toEqual([
      "single",
      "multiple",
      "true-false",
      "short-answer",
      "ordering",
      "matching",
    ]);

    await page.getByRole("button", { name: "Play as the reader" }).click();
    const game = page.getByRole("dialog");
    await game.getByText("One answer?").waitFor();
    await page.keyboard.press("Escape");
    await game.waitFor({ state: "hidden" });
  });
});

async function makeQuestion(page: Page, type: string, number: number): Promise<void> {
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("menuitem", { name: type, exact: true }).click();
  const card = page.getByRole("article", { name: `Question ${number}`, exact: true });
  await card.getByRole("textbox", { name: `Words of question ${number}` }).fill(`${type}?`);
  if (type === "Short answer") await card.getByRole("textbox", { name: "Accepted answers" }).fill("One\nTwo");
  else if (type !== "True or false")
    for (const [index, field] of (await card.locator(".option-text").all()).entries())
      await field.fill(`Words ${index}`);
}

function contentOf(id: string): Promise<QuizContent> {
  return withDeskDatabase(async (db) => {
    const { headRevision } = await db.draft.findUniqueOrThrow({ where: { id }, select: { headRevision: true } });
    return headRevision?.content as unknown as QuizContent;
  });
}
