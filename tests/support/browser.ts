import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { findBrowser } from "./find-browser.ts";

const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-sync",
  "--no-first-run",
  "--mute-audio",
];
const PATIENCE = 15_000;

/** The browser says this itself of each answer from 400 on; tests look at the answer instead. */
const FAILED_REQUEST = /^Failed to load resource: the server responded with a status of 4\d\d/;

export type TestBrowser = {
  /** A page of a new, empty profile, closed after the test. Relative addresses lead to the desk. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** An error in the console of a page fails its test, unless it was expected. */
  expectError(pattern: RegExp): void;
};

/** One browser for a file, closed after it. To be called at the top of a file or of its outermost `describe`. */
export function testBrowser(): TestBrowser {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let expected: RegExp[] = [FAILED_REQUEST];
  let heard: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const errors = heard.filter((words) => !expected.some((pattern) => pattern.test(words)));
    contexts = [];
    heard = [];
    expected = [FAILED_REQUEST];
    if (errors.length > 0) throw new Error(`Unexpected errors in the browser:\n${errors.join("\n")}`);
  });

  afterAll(() => browser?.close());

  return {
    async page(options = {}) {
      if (!browser) throw new Error("a page can be had in hooks and tests, after the browser was opened");
      const context = await browser.newContext({
        baseURL: inject("deskUrl"),
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      context.setDefaultTimeout(PATIENCE);
      contexts.push(context);
      context.on("weberror", (error) => heard.push(String(error.error())));
      context.on("console", (message) => message.type() === "error" && heard.push(message.text()));
      return context.newPage();
    },
    expectError: (pattern) => void expected.push(pattern),
  };
}

/** As root Chromium runs only without its sandbox. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  const flags = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
  return chromium.launch({
    executablePath: path,
    args: flags,
    headless: true,
    ...(env && { env: { ...process.env, ...env } }),
  });
}
