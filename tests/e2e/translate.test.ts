import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";

const PICTURES = join(import.meta.dirname, "../.out/translate");
/** The model is loaded for the first sentence. */
const TRANSLATED = { timeout: 60_000 };

describe("the translate screen", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });
  const hasModel = () => inject("deskModels").includes("bergamot-en-pt");

  it(
    "translates as one types, sends only what changed, and makes a draft of it",
    { timeout: 180_000 },
    async (test) => {
      if (!hasModel()) return test.skip("Bergamot English to Portuguese is not on this machine");
      const page = await openTranslate(browser);
      const asked: string[][] = [];
      page.on("request", (request) => asked.push(...segmentsOf(request)));
      const field = page.getByLabel("Text to translate");
      await field.fill("The canal opened in 1869. The ship waited two days.");
      await page.getByText("Translated by").waitFor(TRANSLATED);
      const before = await pieces(page);
      expect(before[0]).toContain("1869");
      expect(before[0]).toMatch(/canal/i);
      expect(asked.flat()).toEqual(["The canal opened in 1869.", "The ship waited two days."]);
      const first = await page.locator(".live-piece").first().elementHandle();

      asked.length = 0;
      await field.fill("The canal opened in 1869. The ship waited three days.");
      await page.locator(".live-piece", { hasText: /três/ }).waitFor();
      const after = await pieces(page);
      expect(asked.flat()).toEqual(["The ship waited three days."]);
      expect(after[0]).toBe(before[0]);
      expect(after[1]).not.toBe(before[1]);
      expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
      await page.screenshot({ path: join(PICTURES, "translated.png"), fullPage: true });

      await page.reload();
      await page.locator(".live-piece", { hasText: /três/ }).waitFor();
      expect(await field.inputValue()).toContain("three days");

      await page.getByText("Translated by").waitFor();
      await page.getByRole("button", { name: "Make a draft of it" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Title").fill("O canal");
      await dialog.getByRole("button", { name: "Make the draft" }).click();
      await page.waitForURL(/\/drafts\//);
      await page.locator(".segment p", { hasText: "The ship waited three days." }).waitFor();
      expect(await page.getByLabel("Translation of segment 2").inputValue()).toBe(after[1]);
      await page.screenshot({ path: join(PICTURES, "draft.png"), fullPage: true });
    },
  );

  it("says what to install for a pair that nothing serves, and keeps what was typed", async () => {
    const page = await openTranslate(browser, "?from=da&to=is");
    await page.getByLabel("Text to translate").fill("Bierne flyver.");
    await page.getByText("No model translates Danish to Icelandic yet.").waitFor();
    expect(await page.getByRole("button", { name: /^Install / }).count()).toBeGreaterThan(0);
    await page.getByLabel("To", { exact: true }).selectOption("da");
    await page.getByText("Both languages are the same.").waitFor();
    expect(await page.getByLabel("Text to translate").inputValue()).toBe("Bierne flyver.");
  });

  it("says that a text is too long, and that the server is away", async (test) => {
    if (!hasModel()) return test.skip("Bergamot English to Portuguese is not on this machine");
    const page = await openTranslate(browser);
    browser.expectError(/ERR_FAILED|Failed to load/);
    const field = page.getByLabel("Text to translate");
    await field.fill("a".repeat(20_001));
    await page.getByText("1 character too many").waitFor();
    await page.route("**/api/v1/translate", (route) => route.abort());
    await field.fill("Bees fly.");
    await page.getByText("The desk cannot be reached.").waitFor();
    expect(await field.inputValue()).toBe("Bees fly.");
  });

  it("sets a right-to-left language from right to left", async () => {
    const page = await openTranslate(browser, "?from=en&to=ar");
    expect(await page.locator(".live-output").getAttribute("dir")).toBe("rtl");
    expect(await page.getByLabel("Text to translate").getAttribute("dir")).toBe("ltr");
    await page.getByRole("button", { name: "Swap the languages" }).click();
    await page.locator("textarea[dir=rtl]").waitFor();
  });
});

async function openTranslate(browser: ReturnType<typeof testBrowser>, query = "?from=en&to=pt"): Promise<Page> {
  const page = await browser.page();
  await signIn(page);
  await page.goto(`/translate${query}`);
  // Keys are heard once the page is awake.
  await page.waitForLoadState("networkidle");
  return page;
}

function segmentsOf(request: Request): string[][] {
  if (!request.url().endsWith("/api/v1/translate")) return [];
  const body = request.postDataJSON() as { segments: string[] };
  return [body.segments];
}

function pieces(page: Page): Promise<string[]> {
  return page.locator(".live-piece").allInnerTexts();
}
