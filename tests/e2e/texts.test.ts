import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { deskApi, untilRead, type ApiClient } from "#tests/support/desk-api";

const HARBOUR = readFileSync(join(import.meta.dirname, "../fixtures/texts/harbour.txt"), "utf8").trim();
const PICTURES = join(import.meta.dirname, "../.out/texts");
const WRITTEN = { timeout: 180_000 };

describe("texts in a browser", () => {
  const browser = testBrowser();
  mkdirSync(PICTURES, { recursive: true });
  let api: ApiClient;
  let project: { id: string; slug: string };

  beforeAll(async () => {
    api = await deskApi(inject("admin").email);
    const reviewPolicy = { approvals: 0, fourEyes: false };
    project = await api.call("POST /projects", { name: "Texts by hand", language: "en", reviewPolicy }, 201);
    const source = { title: "The harbour", text: HARBOUR };
    await untilRead(api, (await api.call(`POST /projects/${project.id}/sources`, source, 202)).id);
  });

  it("makes a blog post of a source, with tags, and publishes it", { timeout: 300_000 }, async () => {
    const page = await browser.page();
    await signIn(page);
    await newDraft(page, project.slug, "Blog post");
    await page.getByLabel("Topic").fill("Why Rotterdam digs its own river");
    await page.getByLabel("Audience").fill("people new to shipping");
    await page.getByLabel("Length", { exact: true }).fill("250");
    await page.getByRole("checkbox", { name: /The harbour/ }).click();
    await page.screenshot({ path: join(PICTURES, "blog-post-brief.png"), fullPage: true });
    await page.getByRole("button", { name: /^Write/ }).click();
    await page.waitForURL(/\/drafts\//);
    await page.getByRole("button", { name: "Publish", disabled: false }).waitFor(WRITTEN);
    await page.getByText("Why does this matter to people new to shipping?").waitFor();

    const tags = page.getByLabel("Tags");
    const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
    await tags.fill("harbours, shipping");
    await saved;
    await page.screenshot({ path: join(PICTURES, "blog-post.png"), fullPage: true });
    await publish(page);

    const reader = await browser.page();
    await reader.goto((await page.getByRole("link", { name: "View the page" }).getAttribute("href")) ?? "");
    await reader.getByRole("heading", { level: 1, name: "Why Rotterdam digs its own river" }).waitFor();
    await reader.getByText("Tags: harbours, shipping").waitFor();
    expect(await reader.locator("article sup a").count()).toBeGreaterThanOrEqual(4);
    const data = await reader.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? "")).toMatchObject({ "@type": "BlogPosting", keywords: ["harbours", "shipping"] });
    await reader.screenshot({ path: join(PICTURES, "blog-post-page.png"), fullPage: true });
  });
});

async function newDraft(page: Page, project: string, kind: string): Promise<void> {
  await page.goto(`/projects/${project}/new`);
  await page.getByRole("heading", { name: "Brief" }).waitFor();
  // The radio itself lies under its card.
  await page.locator(".kind-card", { hasText: kind }).first().click();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Publish", exact: true }).waitFor({ state: "hidden" });
}
