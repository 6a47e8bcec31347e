import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signInAs } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { answerNote, givenReviewDesk, PASSWORD } from "#tests/support/given-review";
import { lookAt } from "#tests/support/look-at";

const PICTURES = join(import.meta.dirname, "../.out/review");
const LOOKS = [1440, 820, 390].flatMap((width) => [[width, "light"] as const, [width, "dark"] as const]);

describe("the review inbox", () => {
  const browser = testBrowser();
  let desk: Awaited<ReturnType<typeof givenReviewDesk>>;
  mkdirSync(PICTURES, { recursive: true });
  beforeAll(async () => {
    desk = await withDeskDatabase(givenReviewDesk);
  });

  it.each(LOOKS)("at %i pixels in the %s theme shows list and draft without a fault", async (width, colorScheme) => {
    const page = await browser.page({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    await signInAs(page, desk.email, PASSWORD);
    for (const [name, address] of Object.entries({
      list: "/review",
      changes: `/review?draft=${desk.article}`,
      text: `/review?draft=${desk.article}&view=text`,
      quiz: `/review?draft=${desk.quiz}`,
    })) {
      await page.goto(address);
      await page.waitForLoadState("networkidle");
      await lookAt(page, [[width, colorScheme]], join(PICTURES, name));
    }
  });

  it("shows the changes, and lets a person ask for changes, approve and go on by keys alone", async () => {
    const page = await browser.page();
    await signInAs(page, desk.email, PASSWORD);
    await page.goto("/review");
    await page.getByRole("heading", { level: 2, name: "Strait of Malacca: who sails there" }).waitFor();
    const changes = page.getByRole("region", { name: /^Change \d/ });
    expect(await changes.count()).toBe(3);
    expect(await changes.nth(0).locator("del").innerText()).toBe("around 900 km");
    expect(await changes.nth(0).locator("ins").innerText()).toBe("about 800 kilometres");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    expect(await changes.nth(1).evaluate((change) => change === document.activeElement)).toBe(true);

    await page.keyboard.press("c");
    await page.getByText("Say what should change, and why.").waitFor();
    await page.keyboard.type("Name the source of the count.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Sent back.").waitFor();
    await page.getByRole("heading", { level: 2, name: "Know your straits" }).waitFor();
    expect(await inboxOf(page)).toEqual(["Know your straits"]);
    expect(await statusOf(desk.article)).toBe("changes_requested");

    await withDeskDatabase((db) => answerNote(db, desk.writer, desk.article));
    await page.reload();
    await page.getByRole("link", { name: /Strait of Malacca/ }).waitFor();
    // Keys are heard once the page is awake.
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("j");
    await page.getByText("The count has its source now.").waitFor();
    await page.keyboard.press("a");
    await page.getByText("Approved.").waitFor();
    await page.getByRole("heading", { level: 2, name: "Know your straits" }).waitFor();
    expect(await statusOf(desk.article)).toBe("approved");

    await page.keyboard.press("a");
    await page.getByRole("heading", { name: "Nothing waits for you" }).waitFor();
    expect(await statusOf(desk.quiz)).toBe("approved");
  });
});

async function inboxOf(page: Page): Promise<string[]> {
  return page.locator(".inbox .headline").allInnerTexts();
}

function statusOf(id: string): Promise<string> {
  return withDeskDatabase(async (db) => {
    const draft = await db.draft.findUniqueOrThrow({ where: { id }, select: { status: true } });
    return draft.status;
  });
}
