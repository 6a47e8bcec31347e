import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { decideReview } from "#lib/reviews/commands";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenReviewDesk } from "#tests/support/given-review";
import { eventually } from "#tests/support/start-worker";

const TITLE = "Strait of Malacca: who sails there";

describe("a publication at a time", () => {
  const browser = testBrowser();
  let draft: string;

  beforeAll(async () => {
    draft = await withDeskDatabase(async (db) => {
      const desk = await givenReviewDesk(db);
      const { headRevisionId } = await db.draft.findUniqueOrThrow({ where: { id: desk.article } });
      const revisionId = headRevisionId ?? "";
      await decideReview(db, desk.reviewer, { draftId: desk.article, revisionId, verdict: "approve", note: "" });
      return desk.article;
    });
  });

  it("is set on the draft, shown at home, taken off, set again, and goes out when it is due", async () => {
    const page = await browser.page();
    await signIn(page);
    await schedule(page, draft);
    await page.getByText("goes live").waitFor();

    await page.goto("/");
    const next = page.getByRole("region", { name: "What goes out next" });
    await next.getByRole("link", { name: TITLE }).waitFor();

    await page.goto(`/drafts/${draft}`);
    await page.getByRole("button", { name: "More actions", exact: true }).click();
    await page.getByRole("menuitem", { name: "Take off the schedule" }).click();
    await page
      .getByRole("dialog")
      .or(page.getByRole("alertdialog"))
      .getByRole("button", { name: "Take off the schedule" })
      .click();
    await page.getByRole("button", { name: "Schedule", exact: true }).waitFor();

    await schedule(page, draft);
    await page.getByText("goes live").waitFor();
    await withDeskDatabase(async (db) => {
      // Its time comes at once: the worker of this desk finds what is overdue.
      await db.$executeRaw`
        UPDATE publication_schedules SET at = now() - interval '20 seconds'
         WHERE draft_id = ${draft}::uuid AND status = 'waiting'`;
      await eventually(async () => (await db.publication.count({ where: { draftId: draft } })) === 1);
    });
    await page.reload();
    await page.getByRole("link", { name: "View the page" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/drafts"));
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/p\/straits(-\d+)?\/when-it-goes-out$/);
  });
});

async function schedule(page: Page, id: string): Promise<void> {
  await page.goto(`/drafts/${id}`);
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await dialog.getByLabel("Goes live at").fill("2027-06-01T09:00");
  await dialog.getByLabel("Address").fill("when-it-goes-out");
  await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}
