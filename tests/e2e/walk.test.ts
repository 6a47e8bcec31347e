import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";

const HARBOUR = readFileSync(join(import.meta.dirname, "../fixtures/texts/harbour.txt"), "utf8").trim();
const PICTURES = join(import.meta.dirname, "../.out/walk");
/** The small models write some tens of tokens a second on two cores. */
const WRITTEN = { timeout: 180_000 };

describe("an editorial desk", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });

  it(
    "takes a pasted article to published pages, written, reviewed and read in a browser",
    { timeout: 600_000 },
    async () => {
      const page = await browser.page();
      await signIn(page);
      const project = await startProject(page);
      const reviewer = await joinByLink(await browser.page(), await inviteReviewer(page, project));

      await openNewDraft(page, project);
      await pasteSource(page);
      await order(page, "Summary", async () => void (await page.getByLabel("Number of points").fill("5")));
      const summary = page.url();
      await page.screenshot({ path: join(PICTURES, "summary.png"), fullPage: true });
      await expectEvidence(page);

      await openNewDraft(page, project);
      await chooseSource(page);
      await order(page, "Knowledge quiz");
      const quiz = page.url();

      await openNewDraft(page, project);
      await chooseSource(page);
      await order(page, "Article", async () => {
        await page.getByLabel("Topic").fill("How Rotterdam kept its way to the sea");
        await page.getByLabel("Length", { exact: true }).fill("300");
      });
      await expectEvidence(page);

      if (inject("deskModels").includes("bergamot-en-pt")) {
        await openNewDraft(page, project);
        await chooseSource(page);
        await order(page, "Translation", async () => {
          await page.getByLabel("From", { exact: true }).selectOption("en");
          await page.getByLabel("To", { exact: true }).selectOption("pt");
        });
        await page.screenshot({ path: join(PICTURES, "translation.png"), fullPage: true });
      }

      await page.goto(summary);
      const title = page.getByRole("textbox", { name: "Title", exact: true });
      const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
      await title.fill("Five facts about the harbour");
      await saved;
      for (const draft of [summary, quiz]) {
        await act(page, draft, "Send to review");
        await act(reviewer, draft, "Approve");
        await act(page, draft, "Publish");
      }

      const reader = await browser.page();
      await reader.goto(`/p/${project}`);
      await reader.getByRole("link", { name: "Five facts about the harbour" }).first().click();
      await reader.getByRole("heading", { level: 1, name: "Five facts about the harbour" }).waitFor();
      await reader.screenshot({ path: join(PICTURES, "page.png"), fullPage: true });
      await takeQuiz(reader, await readerAddress(page, quiz));
      await reader.screenshot({ path: join(PICTURES, "quiz.png"), fullPage: true });
    },
  );
});

/** Its name in addresses. */
async function startProject(page: Page): Promise<string> {
  await page.goto("/projects");
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Harbours of the world");
  await dialog.getByRole("button", { name: "Start project" }).click();
  await page.waitForURL(/\/projects\/[\w-]+/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function inviteReviewer(page: Page, project: string): Promise<string> {
  await page.goto(`/projects/${project}/members`);
  await page.getByRole("button", { name: "Invite" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill("rosa@example.org");
  await dialog.getByLabel("Role").selectOption("reviewer");
  await dialog.getByRole("button", { name: "Invite" }).click();
  const link = dialog.locator("input[readonly]");
  await link.waitFor();
  return link.inputValue();
}

async function joinByLink(page: Page, link: string): Promise<Page> {
  await page.goto(new URL(link).pathname);
  await page.getByLabel("Name", { exact: true }).fill("Rosa Lind");
  await page.getByLabel("Password").fill("a lamp at the quay side");
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invitation"));
  return page;
}

async function openNewDraft(page: Page, project: string): Promise<void> {
  await page.goto(`/projects/${project}/new`);
  await page.getByRole("heading", { name: "Brief" }).waitFor();
}

async function pasteSource(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Paste text" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("How Rotterdam kept its way to the sea");
  await dialog.getByLabel("Text", { exact: true }).fill(HARBOUR);
  await dialog.getByRole("button", { name: "Add the source" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("1 chosen").waitFor();
}

async function chooseSource(page: Page): Promise<void> {
  const source = page.getByRole("checkbox", { name: /How Rotterdam/ });
  await source.waitFor();
  if (!(await source.isChecked())) await source.click();
}

/** Orders a draft, and waits until it is written and its screen shows the text. */
async function order(page: Page, kind: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  // The radio itself lies under its card.
  await page.locator(".kind-card", { hasText: kind }).first().click();
  await fill();
  await page.getByRole("button", { name: /^(?:Write|Translate)/ }).click();
  await page.waitForURL(/\/drafts\//);
  await page.getByRole("button", { name: "Send to review", disabled: false }).waitFor(WRITTEN);
}

/** The rail counts the marks of the text. */
async function expectEvidence(page: Page): Promise<void> {
  const words = await page.getByRole("tab", { name: /Evidence/ }).innerText();
  expect(Number(/\d+/.exec(words)?.[0] ?? 0)).toBeGreaterThanOrEqual(4);
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

async function readerAddress(page: Page, draft: string): Promise<string> {
  await page.goto(draft);
  return (await page.getByRole("link", { name: "View the page" }).getAttribute("href")) ?? "";
}

/** Answers each question with its first option, to the end. */
async function takeQuiz(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const onward = page.getByRole("button", { name: "Next question" });
  const end = page.getByRole("button", { name: "See the result" });
  for (let question = 0; question < 10; question += 1) {
    await page
      .locator("label", { has: page.getByRole("radio") })
      .first()
      .click();
    await page.getByRole("button", { name: "Check the answer" }).click();
    await onward.or(end).first().waitFor();
    const isLast = await end.isVisible();
    await (isLast ? end : onward).click();
    if (isLast) break;
  }
  await page.getByRole("button", { name: "Play again" }).waitFor();
}
