import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";

const PICTURES = join(import.meta.dirname, "../.out/pages");
/** Colours differ by theme, and places by width: two looks meet all of them. */
const LOOKS = [
  [1440, "light"],
  [390, "dark"],
] as const;
/** Compressed, of a page of the desk that nobody has been to. */
const MOST_SCRIPT = 200_000;

/** What the example project has, by the names of its pages. */
async function addresses(): Promise<Record<string, string>> {
  return withDeskDatabase(async (db) => {
    const project = await db.project.findFirstOrThrow({
      orderBy: { createdAt: "asc" },
      select: { id: true, slug: true },
    });
    const inProject = {
      where: { projectId: project.id },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    } as const;
    const source = await db.source.findFirstOrThrow(inProject);
    const drafts = await db.draft.findMany({ where: { projectId: project.id }, select: { id: true, kind: true } });
    const deployment = await db.deployment.findFirst({ orderBy: { createdAt: "asc" }, select: { id: true } });
    const version = await db.modelVersion.findFirst({ orderBy: { createdAt: "asc" }, select: { id: true } });
    const kinds = Object.fromEntries(drafts.map(({ id, kind }) => [`draft, ${kind}`, `/drafts/${id}`]));
    return {
      home: "/",
      projects: "/projects",
      project: `/projects/${project.slug}`,
      "new draft": `/projects/${project.slug}/new`,
      "new product": `/projects/${project.slug}/new?kind=product-description`,
      "new batch": `/projects/${project.slug}/batches/new`,
      sources: `/projects/${project.slug}/sources`,
      source: `/sources/${source.id}`,
      guidelines: `/projects/${project.slug}/guidelines`,
      members: `/projects/${project.slug}/members`,
      review: "/review",
      translate: "/translate",
      jobs: "/jobs",
      models: "/models",
      comparisons: "/models/comparisons",
      "new comparison": "/models/comparisons/new",
      ...(deployment && { deployment: `/models/deployments/${deployment.id}` }),
      versions: "/models/versions",
      ...(version && { version: `/models/versions/${version.id}` }),
      "review, done": "/review?list=done",
      usage: "/usage",
      users: "/users",
      account: "/account",
      ...kinds,
      "site of the project": `/p/${project.slug}`,
    };
  });
}

describe("each page", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });

  it.each(LOOKS)(
    "at %i pixels in the %s theme has no fault that axe knows, and says nothing in the console",
    { timeout: 300_000 },
    async (width, colorScheme) => {
      const page = await browser.page({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
      await signIn(page);
      const faults: Record<string, string[]> = {};
      for (const [name, address] of Object.entries(await addresses())) {
        await open(page, address);
        await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        const found = await axe(page);
        if (found.length > 0) faults[name] = found;
      }
      expect(faults).toEqual({});
    },
  );

  it("of the desk loads less than 200 KB of script the first time", async () => {
    const page = await browser.page();
    await signIn(page);
    const { home, project, translate } = await addresses();
    for (const address of [home, project, translate])
      expect(await scriptBytes(page, address ?? "/")).toBeLessThan(MOST_SCRIPT);
  });
});

async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(address);
  expect([address, response?.status()]).toEqual([address, 200]);
  await page.waitForLoadState("networkidle");
}

/** Rule and first element, for people who read the failure. */
async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 200) ?? ""}`);
}

/** Bytes of all scripts that a first visit fetches, as they travelled. */
async function scriptBytes(page: Page, address: string): Promise<number> {
  const context: BrowserContext = page.context();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await open(page, address);
  await client.detach();
  return bytes;
}
