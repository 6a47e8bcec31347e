import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { endQueue, givenQueue } from "#tests/support/given-queue";
import type { GivenQueue } from "#tests/support/given-queue";
import { eventually } from "#tests/support/start-worker";

const PICTURES = join(import.meta.dirname, "../.out/jobs");
const WAIT = 60_000;

const rowOf = (id: string) => withDeskDatabase((db) => db.generation.findUniqueOrThrow({ where: { id } }));

describe("the jobs page", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });
  let queue: GivenQueue | undefined;

  afterAll(() => withDeskDatabase(async (db) => queue && endQueue(db, queue)));

  it("hurries, takes out, stops, tries again and dismisses what an admin says", { timeout: 6 * WAIT }, async () => {
    queue = await withDeskDatabase((db) => givenQueue(db, { to: "sv", slow: 5_000, count: 4 }));
    const drafts = await nameDrafts(queue.ids);
    const page = await browser.page();
    await signIn(page);
    await page.goto("/jobs");
    const running = page.getByRole("table", { name: "Running" });
    const waiting = page.getByRole("table", { name: "Waiting" });
    await running.getByText("Order ").first().waitFor({ timeout: WAIT });
    await waiting.getByText("Order ").nth(3).waitFor({ timeout: WAIT });

    const last = await nameOf(waiting.getByRole("row").last());
    await hurry(page, waiting.getByRole("row", { name: last }));
    await eventually(async () => (await nameOf(waiting.getByRole("row").nth(1))) === last, WAIT);
    await waiting.getByRole("row", { name: last }).getByText("urgent").waitFor();
    await page.screenshot({ path: join(PICTURES, "hurried.png"), fullPage: true });

    const out = await nameOf(waiting.getByRole("row").last());
    await waiting.getByRole("button", { name: named("Take out", out) }).click();
    await eventually(async () => (await rowOf(drafts.get(out) ?? "")).status === "cancelled", WAIT);
    await waiting.getByRole("row", { name: out }).waitFor({ state: "detached", timeout: WAIT });

    const stopped = await nameOf(running.getByRole("row").nth(1));
    await running.getByRole("button", { name: named("Stop", stopped) }).click();
    await eventually(async () => (await rowOf(drafts.get(stopped) ?? "")).status === "cancelled", WAIT);
    await running.getByRole("row", { name: stopped }).waitFor({ state: "detached", timeout: WAIT });

    const [first = "", second = ""] = [...drafts.keys()].filter((name) => ![last, out, stopped].includes(name));
    for (const name of [first, second]) await giveUp(drafts.get(name) ?? "");
    const list = page.getByRole("region", { name: "Given up" });
    await list.getByRole("button", { name: named("Dismiss", first) }).click({ timeout: WAIT });
    await list.getByRole("link", { name: first }).waitFor({ state: "detached", timeout: WAIT });
    expect((await rowOf(drafts.get(first) ?? "")).dismissedAt).not.toBeNull();

    await list.getByRole("button", { name: named("Try again", second) }).click();
    const { draftId } = await rowOf(drafts.get(second) ?? "");
    const newer = { draftId, id: { not: drafts.get(second) ?? "" } };
    const again = await eventually(() => withDeskDatabase((db) => db.generation.findFirst({ where: newer })), WAIT);
    queue.ids.push(again.id);
    await list.waitFor({ state: "detached", timeout: WAIT });

    await page.getByRole("button", { name: "Pause new jobs" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByLabel("Reason").fill("The disk is swapped");
    await dialog.getByRole("button", { name: "Pause new jobs" }).click();
    await waiting.getByText("paused by").first().waitFor({ timeout: WAIT });
    await page.screenshot({ path: join(PICTURES, "paused.png"), fullPage: true });
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await page.getByRole("button", { name: "Pause new jobs" }).waitFor({ timeout: WAIT });
    await page.screenshot({ path: join(PICTURES, "seen-to.png"), fullPage: true });
  });
});

/** A name of its own for each draft → the generation that writes it. */
async function nameDrafts(ids: string[]): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for (const [index, id] of ids.entries()) {
    const title = `Order ${String.fromCharCode(65 + index)}`;
    await withDeskDatabase(async (db) => {
      const { draftId } = await db.generation.findUniqueOrThrow({ where: { id } });
      await db.draft.update({ where: { id: draftId }, data: { title } });
    });
    named.set(title, id);
  }
  return named;
}

async function nameOf(row: Locator): Promise<string> {
  return /Order [A-Z]/.exec(await row.innerText())?.[0] ?? "";
}

/** The words on a button, and those that only a screen reader gets. */
function named(act: string, title: string): RegExp {
  return new RegExp(`^${act}\\s*: ${title}$`);
}

async function hurry(page: Page, row: Locator): Promise<void> {
  await row.getByRole("button", { name: "Urgency" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Urgency").selectOption("urgent");
  await dialog.getByRole("button", { name: "Urgency" }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** As a worker leaves one whose process crashed again and again. */
async function giveUp(id: string): Promise<void> {
  const error = { code: "crashed-repeatedly", message: "Its process ended three times.", kept: "", help: "Try again." };
  await withDeskDatabase(async (db) => {
    const { draftId } = await db.generation.findUniqueOrThrow({ where: { id } });
    await db.draft.update({ where: { id: draftId }, data: { activeGenerationId: null } });
    await db.generation.update({
      where: { id },
      data: { status: "failed", finishedAt: new Date(), leaseExpiresAt: null, attempt: { increment: 1 }, error },
    });
  });
}
