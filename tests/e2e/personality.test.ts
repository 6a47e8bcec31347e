import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { DOMAIN_WORDS } from "#lib/kinds/personality-quiz/domains";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { deskApi, withDeskDatabase } from "#tests/support/desk-api";
import type { ApiClient } from "#tests/support/desk-api";
import { givenMember } from "#tests/support/given";

const PICTURES = join(import.meta.dirname, "../.out/personality");
/** A small model proposes a dozen texts at some tens of tokens a second. */
const WRITTEN = { timeout: 180_000 };
const OUTCOMES = [
  "The Forager: always out and about, brave and restless",
  "The Nurse: warm, kind and caring",
  "The Guard: loyal, keeps what is old",
  "The Architect: plans and orders everything",
];
const LOOKS = [
  [1440, "light"],
  [820, "light"],
  [390, "dark"],
] as const;

describe("a personality quiz", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });

  it(
    "is made from a brief, edited, approved, published, and played to two different results",
    { timeout: 600_000 },
    async () => {
      const page = await browser.page();
      await signIn(page);
      const project = await startProject(page);
      await orderQuiz(page, project.slug);
      const draft = page.url();
      const id = draft.split("/").at(-1) ?? "";

      await expectFair(page);
      await rewrite(page, "Name of outcome 2", "The Nurse Bee");
      await rewrite(page, "Words of question 1", "A friend is hungry. What happens in your kitchen?");
      await look(page, draft, "editor");
      const writer = await deskApi(inject("admin").email);
      await breakAndRepair(page, draft, writer, id);

      await act(page, draft, "Send to review");
      const { revision } = await writer.call(`GET /drafts/${id}`);
      await (await reviewerOf(project.id)).call(`POST /drafts/${id}/approve`, { revisionId: revision.id });
      await act(page, draft, "Publish");
      await page.goto(draft);
      const address = (await page.getByRole("link", { name: "View the page" }).getAttribute("href")) ?? "";

      const reader = await browser.page({ reducedMotion: "reduce" });
      const { content } = revision as { content: PersonalityContent };
      expect(await play(reader, address, content, "the-forager")).toBe("The Forager");
      expect(await play(reader, address, content, "the-nurse")).toBe("The Nurse Bee");
      await look(reader, null, "result");

      const link = new URL(await reader.getByLabel("Link to this result").inputValue());
      expect([link.pathname, link.search]).toEqual([address, "?result=the-nurse"]);
      const friend = await browser.page();
      await friend.goto(link.pathname + link.search);
      await friend.getByRole("heading", { level: 2, name: "The Nurse Bee" }).waitFor();
      expect(await axe(friend)).toEqual([]);

      await likeFirst(reader, address, content);
      await answerWithoutScript(await browser.page({ javaScriptEnabled: false }), address, content);
      expect(await (await fetch(`${inject("deskUrl")}${address}.md`)).text()).toContain("### The Nurse Bee");
    },
  );
});

/** Its name in addresses, and its id. */
async function startProject(page: Page): Promise<{ slug: string; id: string }> {
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Bee letters");
  await dialog.getByRole("button", { name: "Start project" }).click();
  await page.waitForURL(/\/projects\/[\w-]+/);
  const slug = new URL(page.url()).pathname.split("/")[2] ?? "";
  const { id } = await withDeskDatabase((db) => db.project.findFirstOrThrow({ where: { slug }, select: { id: true } }));
  return { slug, id };
}

async function orderQuiz(page: Page, project: string): Promise<void> {
  await page.goto(`/projects/${project}/new?kind=personality-quiz`);
  await page.getByLabel("Theme").fill("Which honey bee are you?");
  for (const [index, outcome] of OUTCOMES.entries())
    await page.getByLabel(`Outcome ${index + 1}`, { exact: true }).fill(outcome);
  await page.getByLabel("Questions", { exact: true }).fill("9");
  await page.locator(".liking").getByText("Cooking and eating").click();
  await look(page, null, "brief");
  await page.getByRole("button", { name: /^Write/ }).click();
  await page.waitForURL(/\/drafts\//);
  await page.getByRole("button", { name: "Send to review", disabled: false }).waitFor(WRITTEN);
}

async function expectFair(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Chances" }).waitFor();
  await page.locator(".chance.is-fair").nth(3).waitFor();
}

async function rewrite(page: Page, label: string, words: string): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await page.getByLabel(label, { exact: true }).fill(words);
  await saved;
}

/** Without its points an outcome cannot come up: the chart and the lint say so, and one click mends it. */
async function breakAndRepair(page: Page, draft: string, api: ApiClient, id: string): Promise<void> {
  const { revision } = await api.call(`GET /drafts/${id}`);
  const content = revision.content as PersonalityContent;
  for (const { options } of content.questions) for (const option of options) delete option.weights["the-guard"];
  await api.call(`PUT /drafts/${id}`, { baseRevisionId: revision.id, content });
  await page.goto(draft);
  await page.locator(".chance.is-unreachable").waitFor();
  await look(page, null, "finding");
  const row = page.locator("#outcome-the-guard");
  await row.getByText("cannot come up, however a reader answers").waitFor();
  const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await row.getByRole("button", { name: "Repair" }).click();
  await saved;
  await expectFair(page);
  await row.getByText("No findings.").waitFor();
}

async function reviewerOf(projectId: string): Promise<ApiClient> {
  const email = await withDeskDatabase(async (db) => {
    const { userId } = await givenMember(db, projectId, "reviewer", "Rosa Lind");
    return (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;
  });
  return deskApi(email);
}

/** The filled button of a draft, and its dialog. */
async function act(page: Page, draft: string, name: string): Promise<void> {
  await page.goto(draft);
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name, exact: true, disabled: false }).waitFor({ state: "hidden" });
}

/** The name of the outcome that comes of always choosing what counts most for one. */
async function play(page: Page, address: string, content: PersonalityContent, outcomeId: string): Promise<string> {
  await page.goto(address);
  await page.getByRole("button", { name: "Start" }).click();
  for (const question of content.questions) {
    await page.getByRole("heading", { name: question.stem, exact: true }).waitFor();
    await page.locator(".personality label", { hasText: bestFor(question, outcomeId) }).click();
    await page.getByRole("button", { name: /^(?:Next question|See the result)/ }).click();
  }
  const result = page.locator(".outcome-card h2");
  await result.waitFor();
  return result.innerText();
}

/** The option that gives the outcome most, and of those the one that gives the others least: all of its points then. */
function bestFor({ options }: PersonalityContent["questions"][number], outcomeId: string): string {
  const lead = (weights: Record<string, number>) =>
    100 * (weights[outcomeId] ?? 0) - Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return options.toSorted((one, other) => lead(other.weights) - lead(one.weights))[0]?.text ?? "";
}

/** A reader who likes something is asked fewer questions, those about it first, and can do it by keyboard alone. */
async function likeFirst(page: Page, address: string, content: PersonalityContent): Promise<void> {
  await page.goto(address);
  const liked = content.questions.at(-1)?.tags?.[0];
  const chips = page.locator(".personality .chip");
  await chips.filter({ hasText: liked ? DOMAIN_WORDS[liked].name : "" }).click();
  await page.getByText(`${content.ask} questions`, { exact: true }).waitFor();
  await look(page, null, "start");
  await page.getByRole("button", { name: "Start" }).press("Enter");
  const first = content.questions.find(({ tags }) => liked && tags?.includes(liked));
  await page.getByRole("heading", { name: first?.stem ?? "", exact: true }).waitFor();
  await page.getByText(`Question 1 of ${content.ask}`).first().waitFor();
  await look(page, null, "question");
  for (let number = 0; number < (content.ask ?? 0); number += 1) {
    await page.keyboard.press("2");
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "Play again" }).waitFor();
}

/** The form of the platform, answered by the server. */
async function answerWithoutScript(page: Page, address: string, content: PersonalityContent): Promise<void> {
  await page.goto(address);
  for (const question of content.questions)
    await page
      .getByRole("group", { name: question.stem })
      .getByLabel(bestFor(question, "the-architect"), { exact: true })
      .check();
  await page.getByRole("button", { name: "See the result" }).click();
  await page.getByRole("heading", { level: 2, name: "The Architect" }).waitFor();
  await page.getByText("How near the others were").waitFor();
}

/** Pictures at three widths, and no fault that axe knows. `address`: opened anew at each. */
async function look(page: Page, address: string | null, name: string): Promise<void> {
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (address) {
      await page.goto(address);
      await page.waitForLoadState("networkidle");
    }
    await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    expect([name, width, await axe(page)]).toEqual([name, width, []]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** Rule and first element, for people who read the failure. */
async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200) ?? ""}`);
}
