import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { requestGeneration } from "#lib/generations/commands";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenSource } from "#tests/support/given";
import { lookAt } from "#tests/support/look-at";
import { eventually } from "#tests/support/start-worker";

const PICTURES = join(import.meta.dirname, "../.out/pages");
const LOOKS = [
  [1440, "light"],
  [820, "dark"],
  [390, "dark"],
  [390, "light"],
] as const;
const PATIENCE = 240_000;
const NAME = `compared-${crypto.randomUUID().slice(0, 8)}`;

/** Two versions of the scripted engine that serve nobody. */
async function givenVersions(db: Database): Promise<[string, string]> {
  const { id: modelId } = await db.registeredModel.create({ data: { name: NAME }, select: { id: true } });
  const ids = [];
  for (const number of [1, 2]) {
    const version = await db.modelVersion.create({
      data: {
        ...{ modelId, number, status: "ready", tasks: ["write"], engine: "scripted", format: "none", files: [] },
        ...{ digest: "0".repeat(64), licence: "Apache-2.0", languages: ["en"], memoryBytes: 100_000_000n },
        ...{
          settings: { tasks: ["write"] },
          origin: { source: "built-in", reference: "scripted", fetchedAt: new Date() },
        },
      },
      select: { id: true },
    });
    ids.push(version.id);
  }
  return [ids[0] ?? "", ids[1] ?? ""];
}

/** Texts that the first version has written for the example project, by the desk's own worker. */
async function givenTexts(db: Database, modelVersionId: string, count: number): Promise<void> {
  const project = await db.project.findFirstOrThrow({ orderBy: { createdAt: "asc" }, select: { id: true } });
  const { id: sourceId } = await givenSource(db, project.id);
  for (let made = 0; made < count; made += 1) {
    const outcome = await requestGeneration(db, systemActor("test"), project.id, {
      ...{ kind: "article", brief: { topic: "Honey bees in winter", words: 100 }, sourceIds: [sourceId] },
      modelVersionId,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    const { id } = outcome.value;
    const isDone = async () => (await db.generation.findUnique({ where: { id } }))?.status === "completed";
    await eventually(isDone, PATIENCE);
  }
}

describe("a comparison", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });
  beforeAll(
    () =>
      withDeskDatabase(async (db) => {
        const [champion] = await givenVersions(db);
        await givenTexts(db, champion, 2);
      }),
    PATIENCE,
  );

  it("is started, read blind, judged by keys, and opened with each choice", { timeout: 2 * PATIENCE }, async () => {
    const page = await browser.page();
    await signIn(page);
    await page.goto("/models/comparisons");
    await page.getByRole("link", { name: "Compare two versions" }).first().click();
    await page.getByLabel("Version whose texts are taken").selectOption({ label: `${NAME} v1` });
    await page.getByLabel("Version that writes them once more").selectOption({ label: `${NAME} v2` });
    await page.getByRole("button", { name: "Start the comparison" }).click();
    await page.getByRole("heading", { name: `${NAME} v2 against ${NAME} v1` }).waitFor();
    await page.getByText("2 of 2 written").first().waitFor({ timeout: PATIENCE });

    const texts = page.locator(".comparison-text");
    await texts.nth(1).waitFor();
    expect(await texts.allInnerTexts().then((all) => all.join())).not.toContain(NAME);
    await lookAt(page, LOOKS, join(PICTURES, "comparison-blind"));

    await page.keyboard.press("1");
    await page.getByText(/chose compared-.* v[12], the one that/).waitFor();
    await page.getByRole("heading", { name: `${NAME} v1`, exact: true }).waitFor();
    await page.getByRole("link", { name: "Difference" }).click();
    await page.locator("[aria-current]", { hasText: "Difference" }).waitFor();
    await lookAt(page, LOOKS, join(PICTURES, "comparison-open"));

    await page.getByRole("link", { name: /^Next unread/ }).click();
    await page.getByText(/^Text [12] of 2$/).waitFor();
    await page.getByRole("button", { name: /^The same/ }).click();
    await page.getByText("found both the same").waitFor();
    await page.getByText("All texts that are written are read.").waitFor();
    await page.goto("/models/comparisons");
    const row = page.getByRole("row", { name: new RegExp(NAME) });
    await row.getByText("2 read").waitFor();
    await lookAt(page, LOOKS, join(PICTURES, "comparisons"));
  });
});
