import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { lookAt } from "#tests/support/look-at";

const PICTURES = join(import.meta.dirname, "../.out/pages");
const LOOKS = [
  [1440, "light"],
  [820, "dark"],
  [390, "dark"],
] as const;
/** A worker tests one version after another, and none while texts are written. */
const PATIENCE = 240_000;

const embedder = () =>
  withDeskDatabase((db) =>
    db.modelVersion.findFirst({ where: { engine: "onnx", tasks: { has: "embed" } }, select: { id: true } }),
  );

describe("the self-test of a version", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });

  it("is shown on its page and on the models page, and run again", { timeout: 2 * PATIENCE }, async ({ skip }) => {
    const version = await embedder();
    if (!version) return skip("this machine has no embedding model");
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/models/versions/${version.id}`);
    const stage = page.getByRole("row", { name: /Nearness of meaning/ });
    await stage.getByText(/\d+ of 10/).waitFor({ timeout: PATIENCE });
    await expect(page.getByText("Loads in").first().isVisible()).resolves.toBe(true);

    await page.getByRole("button", { name: "Run again" }).click();
    const history = page.getByRole("table", { name: "Self-tests of this version" });
    await history.getByRole("cell", { name: "Done" }).nth(1).waitFor({ timeout: PATIENCE });
    await page.getByRole("button", { name: "Run again" }).waitFor();

    await lookAt(page, LOOKS, join(PICTURES, "self-test"));
    await page.goto("/models");
    await page.getByRole("table", { name: "Which version serves which task" }).getByText("Search by meaning").click();
    await page.getByRole("link", { name: /What .* proved in its self-test/ }).waitFor();
    await page.screenshot({ path: join(PICTURES, "models-profiles-1440-dark.png"), fullPage: true });
  });
});
