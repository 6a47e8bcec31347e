import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, inject, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { systemActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { requestGeneration } from "#lib/generations/commands";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenProject, givenUser } from "#tests/support/given";
import { lookAt } from "#tests/support/look-at";
import { eventually } from "#tests/support/start-worker";

const PICTURES = join(import.meta.dirname, "../.out/model-life");
const ADAPTER = join(import.meta.dirname, "../fixtures/lora/in-short.lora.gguf");
const PATIENCE = 240_000;
const NAME = `In short ${crypto.randomUUID().slice(0, 8)}`;
const LOOKS = [
  [1440, "light"],
  [820, "light"],
  [390, "dark"],
] as const;
const TEXTS = 2;

/** A project with a deployment of its own, so that what other tests order is written as before. */
type Scope = { projectId: string; deploymentId: string; base: string };

describe.skipIf(!inject("deskModels").includes("smollm2-135m-instruct-q4_1"))("the life of a model", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });
  let scope: Scope | undefined;

  afterAll(() =>
    withDeskDatabase((db) => db.deployment.deleteMany({ where: { id: scope?.deploymentId ?? crypto.randomUUID() } })),
  );

  it(
    "goes from an upload over checks, a canary and a comparison to champion and back, and the history tells it",
    { timeout: 5 * PATIENCE },
    async () => {
      scope = await withDeskDatabase(givenScope);
      const { base, deploymentId, projectId } = scope;
      const next = `${NAME} v1`;
      const page = await browser.page();
      await signIn(page);
      await upload(page, base);
      await watchChecks(page);

      await page.goto(`/models/deployments/${deploymentId}`);
      await act(page, new RegExp(`^Canary ?: ${next}$`), "Holds the house style.", "Start the canary", "50");
      await page.getByText(`${next}, canary`).waitFor();
      await lookAt(page, LOOKS, join(PICTURES, "canary"));
      await act(page, "Change the share", "Nobody complained.", "Change the share", "60");
      await page.getByText(`changed the share of ${next} from 50 % to 60 %: “Nobody complained.”`).waitFor();

      await withDeskDatabase((db) => writeTexts(db, projectId, base));
      await compare(page, base, next);

      await page.goto(`/models/deployments/${deploymentId}`);
      await act(page, `Make ${next} the champion`, "Better in most texts.", "Make it the champion");
      const history = page.getByRole("list").filter({ hasText: "asked to make" });
      await history.getByText(`${next} was promoted from challenger to champion`).waitFor({ timeout: PATIENCE });
      await page.getByText(`${next}, champion`).waitFor();
      expect(await page.getByText(`${next}, canary`).count()).toBe(0);
      await lookAt(page, LOOKS, join(PICTURES, "promoted"));

      await act(page, `Back to ${base}`, "It drops full stops.", "Go back");
      await history.getByText(`${base} serves again in place of ${next}`).waitFor({ timeout: PATIENCE });
      await page.getByText(`${base}, champion`).waitFor();
      const told = await history.getByRole("listitem").allInnerTexts();
      expect(told.map((text) => /“(.+)”/.exec(text)?.[1])).toEqual([
        ...["It drops full stops.", "It drops full stops.", "Better in most texts.", "Better in most texts."],
        ...["Nobody complained.", "Holds the house style."],
      ]);
      await lookAt(page, LOOKS, join(PICTURES, "rolled-back"));
    },
  );
});

async function givenScope(db: Database): Promise<Scope> {
  const lead: Actor = await givenUser(db, { isAdmin: true });
  const { id: projectId } = await givenProject(db, lead, { name: "In short" });
  const served = await db.deployment.findFirstOrThrow({
    where: { task: "write", projectId: null, kind: null },
    select: { champion: { select: { id: true, number: true, model: { select: { name: true } } } } },
  });
  const { id: championId, number, model } = served.champion;
  const { id } = await db.deployment.create({ data: { task: "write", projectId, championId }, select: { id: true } });
  return { projectId, deploymentId: id, base: `${model.name} v${number}` };
}

/** Leads to the page of the version that comes in. */
async function upload(page: Page, base: string): Promise<void> {
  await page.goto("/models");
  await page.getByRole("link", { name: "Upload a model" }).click();
  await page.getByLabel("Choose files").setInputFiles(ADAPTER);
  await page.getByLabel("Name", { exact: true }).first().fill(NAME);
  await page.getByLabel("Base", { exact: true }).first().selectOption({ label: base });
  await page.getByText("More about it").first().click();
  await page.getByLabel("What it is for").first().fill("Product texts that begin with the point");
  await page.getByText("Here", { exact: true }).first().waitFor();
  await page.screenshot({ path: join(PICTURES, "upload.png"), fullPage: true });
  await page.getByRole("button", { name: "Check and register" }).click();
  await page.getByRole("heading", { level: 1, name: `${NAME} v1` }).waitFor();
}

async function watchChecks(page: Page): Promise<void> {
  const checks = page.locator("#checks");
  await checks.getByText("Fixed questions").first().waitFor({ timeout: PATIENCE });
  await page.getByText("Ready", { exact: true }).first().waitFor({ timeout: PATIENCE });
  expect(await checks.getByText("Refused", { exact: true }).count()).toBe(0);
  await lookAt(page, LOOKS, join(PICTURES, "checked"));
}

/** By the base, whatever the canary says. */
async function writeTexts(db: Database, projectId: string, base: string): Promise<void> {
  const { championId } = await db.deployment.findFirstOrThrow({ where: { projectId }, select: { championId: true } });
  for (let made = 0; made < TEXTS; made += 1) {
    const outcome = await requestGeneration(db, systemActor("test"), projectId, {
      kind: "product-description",
      brief: { name: `Steel bottle ${made + 1}`, facts: [{ name: "Volume", value: `${made + 5}00 ml` }] },
      sourceIds: [],
      modelVersionId: championId,
    });
    if (!outcome.ok) throw new Error(`${base} does not write: ${outcome.reason}`);
    const { id } = outcome.value;
    await eventually(async () => (await db.generation.findUnique({ where: { id } }))?.status === "completed", PATIENCE);
  }
}

async function compare(page: Page, base: string, next: string): Promise<void> {
  await page.goto("/models/comparisons/new");
  await page.getByLabel("Version whose texts are taken").selectOption({ label: base });
  await page.getByLabel("Version that writes them once more").selectOption({ label: next });
  await page.getByLabel("Texts of").selectOption({ label: "In short" });
  await page.getByRole("button", { name: "Start the comparison" }).click();
  await page.getByText(`${TEXTS} of ${TEXTS} written`).first().waitFor({ timeout: PATIENCE });
  await page.locator(".comparison-text").nth(1).waitFor();
  await page.keyboard.press("2");
  await page.getByText("the one that").first().waitFor();
  await lookAt(page, LOOKS, join(PICTURES, "compared"));
}

/** Opens the dialog of an act, reads what will happen, gives the reason and does it. */
async function act(page: Page, button: string | RegExp, reason: string, confirm: string, share?: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (share) await dialog.getByLabel("Share of the drafts in percent").fill(share);
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
