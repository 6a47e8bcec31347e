import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenScriptedVersion, givenUnservedVersion } from "#tests/support/given-scripted";

const PICTURES = join(import.meta.dirname, "../.out/model-life");
const WAIT = 60_000;
/** A pair that no other test translates. */
const PAIR = "en-fi";
const LOOKS = [
  [1440, "light"],
  [820, "light"],
  [390, "dark"],
] as const;

describe("the life of a model", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });

  afterAll(() => withDeskDatabase((db) => db.deployment.deleteMany({ where: { pair: PAIR } })));

  it(
    "is tried on a share, promoted with a reason and taken back, and the history tells it",
    { timeout: 6 * WAIT },
    async () => {
      const [old, next] = await givenTranslators();
      const page = await browser.page();
      await signIn(page);
      await page.goto("/models");
      const row = page.getByRole("row", { name: /English to Finnish/ });
      await row.getByRole("link", { name: "Translation" }).click();
      await page.getByRole("heading", { level: 1, name: "Translation, English to Finnish" }).waitFor();

      await act(page, new RegExp(`^Canary ?: ${next}$`), "Holds names and numbers.", "Start the canary", {
        share: "20",
      });
      await page.getByText(`${next}, canary`).waitFor();
      await page.getByText("80 %").first().waitFor();
      await look(page, "canary");

      await act(page, "Change the share", "Nobody complained.", "Change the share", { share: "50" });
      await page.getByText(`changed the share of ${next} from 20 % to 50 %: “Nobody complained.”`).waitFor();

      await act(page, `Make ${next} the champion`, "Better in 14 of 20.", "Make it the champion");
      const history = page.getByRole("list").filter({ hasText: "asked to make" });
      await history.getByText(`${next} was promoted from challenger to champion`).waitFor({ timeout: WAIT });
      await page.getByText(`${next}, champion`).waitFor();
      await expect(page.getByText(`${next}, canary`).count()).resolves.toBe(0);
      await look(page, "promoted");

      await act(page, `Back to ${old}`, "It drops full stops.", "Go back");
      await history.getByText(`${old} serves again in place of ${next}`).waitFor({ timeout: WAIT });
      await page.getByText(`${old}, champion`).waitFor();
      const told = await history.getByRole("listitem").allInnerTexts();
      expect(told.map((text) => /“(.+)”/.exec(text)?.[1])).toEqual([
        ...["It drops full stops.", "It drops full stops.", "Better in 14 of 20.", "Better in 14 of 20."],
        ...["Nobody complained.", "Holds names and numbers."],
      ]);
      await look(page, "rolled-back");

      await page.goto("/models");
      await row.getByText(`${old} serves again in place of ${next}`).waitFor();
    },
  );
});

/** The labels of one that serves and of one that could. */
async function givenTranslators(): Promise<[old: string, next: string]> {
  return withDeskDatabase(async (db) => {
    const champion = await givenScriptedVersion(db, "translate", { to: "fi" }, PAIR);
    const challenger = await givenUnservedVersion(db, "translate", { to: "fi" }, PAIR);
    const names = [`Finn-${crypto.randomUUID().slice(0, 8)}`, `Suomi-${crypto.randomUUID().slice(0, 8)}`] as const;
    for (const [index, id] of [champion, challenger].entries()) {
      const { modelId } = await db.modelVersion.findUniqueOrThrow({ where: { id } });
      await db.registeredModel.update({ where: { id: modelId }, data: { name: names[index] } });
    }
    return [`${names[0]} v1`, `${names[1]} v1`];
  });
}

/** Opens the dialog of an act, reads what will happen, gives the reason and does it. */
async function act(
  page: Page,
  button: string | RegExp,
  reason: string,
  confirm: string,
  fields: { share?: string } = {},
) {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  if (fields.share) await dialog.getByLabel("Share of the drafts in percent").fill(fields.share);
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

async function look(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}
