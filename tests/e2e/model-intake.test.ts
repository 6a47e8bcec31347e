import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, inject, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { lookAt } from "#tests/support/look-at";
import { zip } from "#tests/support/wheel";

const PICTURES = join(import.meta.dirname, "../.out/model-intake");
const FIXTURES = join(import.meta.dirname, "../fixtures");
const PATIENCE = 120_000;
const PART = 16 * 1024 ** 2;
const LOOKS = [1440, 820, 390].flatMap((width) => [[width, "light"] as const, [width, "dark"] as const]);

const nameOf = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;

/** Path in the folder → bytes. */
function filesOf(fixture: string): Record<string, Buffer> {
  const folder = join(FIXTURES, fixture);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [relative(folder, path), readFileSync(path)]));
}

describe("bringing a model in", { timeout: 2 * PATIENCE }, () => {
  const browser = testBrowser();
  const folder = mkdtempSync(join(tmpdir(), "copydesk-intake-"));
  let hub: Hub | undefined;
  mkdirSync(PICTURES, { recursive: true });
  afterAll(async () => {
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Page> {
    const page = await browser.page();
    await signIn(page);
    await page.goto("/models/new");
    // Files are heard of once the page is awake.
    await page.waitForLoadState("networkidle");
    return page;
  }

  it("takes a file that is dropped, and a folder with the paths in it", async () => {
    const page = await open();
    const name = nameOf("Dropped");
    await drop(page, [join(FIXTURES, "texts/bees.txt"), join(FIXTURES, "classifier")]);
    await page.getByText("classifier/onnx/model_quantized.onnx").first().waitFor();
    await page.getByRole("button", { name: /^Remove.*bees/ }).click();
    await lookAt(page, LOOKS, join(PICTURES, "dropped"));
    await register(page, name);
    await ready(page);
    await page.getByRole("cell", { name: "onnx/model_quantized.onnx" }).waitFor();
    expect(await page.getByRole("cell", { name: "bees.txt" }).count()).toBe(0);
  });

  it("takes a zip, and unpacks it", async () => {
    const page = await open();
    const path = join(folder, "entailment.zip");
    writeFileSync(path, zip(filesOf("entailment")));
    await page.getByLabel("Choose files").setInputFiles(path);
    await register(page, nameOf("Zipped"));
    await ready(page);
    await page.getByRole("cell", { name: "onnx/model.onnx" }).waitFor();
  });

  it("goes on after a pause, and after a reload, where the last whole part ended", async () => {
    const page = await open();
    const path = join(folder, "large.gguf");
    writeFileSync(path, Buffer.alloc(2.5 * PART, 7));
    const parts = await holdSecondPart(page);
    await page.getByLabel("Choose files").setInputFiles(path);
    await parts.held();
    await page.getByRole("button", { name: /^Pause/ }).click();
    await page.getByText("Paused", { exact: true }).waitFor();
    await page.screenshot({ path: join(PICTURES, "paused.png"), fullPage: true });
    parts.letGo();
    parts.forget();
    await page.getByRole("button", { name: /^Go on/ }).click();
    await parts.held();
    expect(parts.offsets()).toEqual([PART]);

    await page.reload();
    await page.waitForLoadState("networkidle");
    parts.letGo();
    parts.forget();
    await page.getByLabel("Choose files").setInputFiles(path);
    await parts.held();
    parts.letGo();
    await page.getByText("Here", { exact: true }).waitFor({ timeout: PATIENCE });
    expect(parts.offsets()).toEqual([PART, 2 * PART]);
    await page.getByRole("button", { name: /^Remove/ }).click();
    await page.getByText("Here", { exact: true }).waitFor({ state: "detached" });
  });

  it("fetches from the hub with its bytes shown, is stopped, tried again, and ready", async () => {
    hub = await startHub(inject("hubPort"));
    const serve = (pace?: number) => {
      for (const [path, content] of Object.entries(filesOf("summariser")))
        hub?.add("desk/summariser", path, { content, large: path.endsWith(".onnx"), ...(pace && { pace }) });
    };
    serve(300);
    const page = await open();
    const form = page.locator("form").filter({ has: page.getByLabel("Repository") });
    const name = nameOf("From the hub");
    await form.getByLabel("Repository").fill("desk/summariser");
    await form.getByLabel("Name", { exact: true }).fill(name);
    await form.getByRole("button", { name: "Fetch and check" }).click();
    await page.getByRole("heading", { level: 1, name: `${name} v1` }).waitFor();
    const card = page.getByRole("article", { name: new RegExp(name) });
    await card.getByText(/[1-9][\d.]* [kM]B of 1(\.\d)? MB/).waitFor({ timeout: PATIENCE });
    await lookAt(page, [LOOKS[0]!, LOOKS[5]!], join(PICTURES, "fetching"));
    await card.getByRole("button", { name: /^Stop/ }).click();
    await page.getByText("The install was stopped before the version was ready.").waitFor({ timeout: PATIENCE });
    await lookAt(page, LOOKS, join(PICTURES, "stopped"));
    expect(await page.locator("dt").getByText("Digest", { exact: true }).count()).toBe(0);

    serve();
    await page.getByRole("button", { name: "Try again" }).click();
    await ready(page);
  });

  it("opens the form filled in where the files of a refused upload are gone", async () => {
    const page = await open();
    const path = join(folder, "weights.pkl");
    writeFileSync(path, Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0x2e]));
    const name = nameOf("Refused");
    await page.getByLabel("Choose files").setInputFiles(path);
    await page.getByText("More about it").first().click();
    await page.getByLabel("Licence").first().fill("CC-BY-4.0");
    await register(page, name);
    await page.getByRole("link", { name: "Choose its files again" }).waitFor({ timeout: PATIENCE });
    await lookAt(page, LOOKS, join(PICTURES, "refused"));
    await page.getByRole("link", { name: "Choose its files again" }).click();
    await page.getByText("Choose its files once more: weights.pkl.").waitFor();
    expect(await page.getByLabel("Name", { exact: true }).first().inputValue()).toBe(name);
    expect(await page.getByLabel("Licence").first().inputValue()).toBe("CC-BY-4.0");
    await lookAt(page, LOOKS, join(PICTURES, "again"));
  });
});

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).first().fill(name);
  await page.getByRole("button", { name: "Check and register" }).click();
  await page.getByRole("heading", { level: 1, name: `${name} v1` }).waitFor();
}

async function ready(page: Page): Promise<void> {
  await page.getByText("Ready", { exact: true }).first().waitFor({ timeout: PATIENCE });
}

/** As a person drops them from the desktop: only the browser itself can make a folder of it. */
async function drop(page: Page, files: string[]): Promise<void> {
  const zone = await page.locator(".drop-zone").boundingBox();
  if (!zone) throw new Error("there is nowhere to drop");
  const session = await page.context().newCDPSession(page);
  const at = { x: zone.x + zone.width / 2, y: zone.y + 20, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, ...at });
}

/** Keeps each second part of an upload from the desk until it is let go. */
async function holdSecondPart(page: Page) {
  let offsets: number[] = [];
  let waiting: (() => void)[] = [];
  let heard: (() => void) | undefined;
  await page.route("**/api/v1/uploads/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    const offset = Number(request.headers()["upload-offset"]);
    offsets.push(offset);
    if (offset === PART) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        heard?.();
      });
    }
    // What was paused or reloaded meanwhile is gone.
    await route.continue().catch(() => undefined);
  });
  return {
    offsets: () => offsets,
    forget: () => void (offsets = []),
    async held(): Promise<void> {
      if (waiting.length === 0) await new Promise<void>((resolve) => (heard = resolve));
    },
    letGo(): void {
      const held = waiting;
      waiting = [];
      for (const go of held) go();
    },
  };
}
