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

  it("locks the facts of a product description, and lets it go when they are right", { timeout: 300_000 }, async () => {
    const page = await browser.page();
    await signIn(page);
    await newDraft(page, project.slug, "Product description");
    await page.getByLabel("Product", { exact: true }).fill("Aluna travel mug");
    await page.getByRole("button", { name: "Paste facts" }).click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel("Lines")
      .fill("Weight: 140 g\nMaterial: stainless steel\nDishwasher safe: yes\nSKU: AL-350-B");
    await dialog.getByRole("button", { name: "Take them over" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.screenshot({ path: join(PICTURES, "product-brief.png"), fullPage: true });
    await page.getByRole("button", { name: /^Write/ }).click();
    await page.waitForURL(/\/drafts\//);
    const publishButton = page.getByRole("button", { name: "Publish", exact: true, disabled: false });
    await publishButton.waitFor(WRITTEN);
    await page.locator(".editor-lock", { hasText: "140 g" }).first().waitFor();
    await page.screenshot({ path: join(PICTURES, "product.png"), fullPage: true });

    // A number of the text is changed: an error with the fact's own words, and nothing goes out.
    const draft = await api.call(`GET /drafts/${page.url().split("/").at(-1)}`);
    const { content, id } = draft.revision;
    const wrong = { ...content, markdown: content.markdown.replaceAll("140 g", "150 g") };
    await api.call(`PUT /drafts/${draft.id}`, { baseRevisionId: id, content: wrong }, 200);
    await page.reload();
    await page.getByRole("button", { name: "Publish", exact: true }).waitFor();
    expect(await publishButton.count()).toBe(0);
    await page.getByRole("tab", { name: /Findings/ }).click();
    await page.getByText("The facts do not say 150 g.").first().waitFor();
    await page.screenshot({ path: join(PICTURES, "product-locked.png"), fullPage: true });

    // The fact itself is changed beside the text: now the text is right, but for title and description.
    await page.getByRole("tab", { name: /Facts/ }).click();
    const saved = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
    await page.getByLabel("Value of fact 1").fill("150 g");
    await saved;
    await page.getByLabel("Description for search engines").fill("A travel mug of stainless steel that weighs 150 g.");
    await page.getByLabel("Title for search engines").fill("Aluna travel mug, stainless steel, 150 g");
    await publishButton.waitFor();
    await publish(page);

    const reader = await browser.page();
    await reader.goto((await page.getByRole("link", { name: "View the page" }).getAttribute("href")) ?? "");
    await reader.getByText("Weight: 150 g").first().waitFor();
    expect(await reader.locator("article sup a").count()).toBeGreaterThanOrEqual(4);
    await reader.screenshot({ path: join(PICTURES, "product-page.png"), fullPage: true });
  });

  it("makes descriptions of a table, and accepts all clean ones at once", { timeout: 300_000 }, async () => {
    const reviewed = await api.call("POST /projects", { name: "Shop", language: "en" }, 201);
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/projects/${reviewed.slug}/batches/new`);
    const rows = Array.from({ length: 12 }, (_, index) => `Mug ${index + 1},${140 + index} g,steel,AL-${index + 1}`);
    await page.getByLabel("Table", { exact: true }).fill(["Product,Weight,Material,SKU", ...rows, ",1 g,,"].join("\n"));
    await page.getByLabel("Name of the batch").fill("Mugs of spring");
    await page.getByText("One thing was left out.").waitFor();
    await page.screenshot({ path: join(PICTURES, "table.png"), fullPage: true });
    await page.getByRole("button", { name: "Make 12 descriptions" }).click();
    await page.waitForURL(/\/batches\/[\w-]{36}/);
    await page.getByText("12 drafts, 12 written.").waitFor(WRITTEN);
    await page.screenshot({ path: join(PICTURES, "batch.png"), fullPage: true });

    // One of them is changed to say something that its facts do not: it stays behind.
    const { items } = await api.call(`GET /batches/${page.url().split("/").at(-1)}`);
    const draft = await api.call(`GET /drafts/${items[4].draftId}`);
    const { content, id } = draft.revision;
    const wrong = { ...content, markdown: content.markdown.replaceAll("144 g", "145 g") };
    await api.call(`PUT /drafts/${draft.id}`, { baseRevisionId: id, content: wrong }, 200);
    await page.reload();
    await page.getByRole("button", { name: "Accept all clean (11)" }).click();
    await page.getByText("11 drafts were sent to review.").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Mug 5" }).getByText("has errors to mend").waitFor();
    await page.getByRole("link", { name: /^Has errors/ }).click();
    await page.getByRole("link", { name: "Mug 5" }).waitFor();
    // The head and the one row that is left, once the filter has come.
    await page.getByRole("row").nth(2).waitFor({ state: "detached" });
    expect(await page.getByRole("row").count()).toBe(2);
    await page.screenshot({ path: join(PICTURES, "batch-left.png"), fullPage: true });
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
