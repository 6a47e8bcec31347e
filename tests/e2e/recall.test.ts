import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, it } from "vitest";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { givenRecallDesk } from "#tests/support/given-recall";
import { lookAt } from "#tests/support/look-at";

const PICTURES = join(import.meta.dirname, "../.out/recall");
const LOOKS = [1440, 820, 390].flatMap((width) => [[width, "light"] as const, [width, "dark"] as const]);
const reason = "It dates the waggle dance to 1793.";

describe("a recall", () => {
  const browser = testBrowser();
  let desk: Awaited<ReturnType<typeof givenRecallDesk>>;
  mkdirSync(PICTURES, { recursive: true });
  beforeAll(async () => {
    desk = await withDeskDatabase(givenRecallDesk);
  });

  it("says what it will do, marks the drafts, and is answered one by one", async () => {
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/models/versions/${desk.versionId}`);
    await page.getByText("2 drafts, 2 revisions, 1 publication, 1 live now.").waitFor();
    await page.getByRole("button", { name: "Recall its texts" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("2 drafts in 1 project are marked for another look").waitFor();
    await dialog.getByText("One of its texts is live and stays up until somebody takes it down.").waitFor();
    await dialog.getByLabel("What is wrong with it").fill(reason);
    await dialog.getByRole("button", { name: "Recall its texts" }).click();
    await page.getByText("0 of 2 looked at").waitFor();

    await page.goto("/review?list=recalled");
    await page.getByRole("link", { name: /Kept in winter/ }).click();
    // On the draft: the list that it was chosen from says the reason of each.
    await page.getByRole("button", { name: "Keep it as it is" }).waitFor();
    await page.getByText(`“${reason}”`).waitFor();
    await page.getByRole("button", { name: "Keep it as it is" }).click();
    await page.getByRole("alertdialog").getByLabel("What you looked at").fill("Every date is right.");
    await page.getByRole("alertdialog").getByRole("button", { name: "Keep it as it is" }).click();
    await page.getByText("Look at this again.").waitFor({ state: "detached" });

    await page.goto("/review?list=recalled");
    await page.getByRole("link", { name: /Dance of the bees/ }).click();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Unpublish" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Unpublish" }).click();
    await page.getByText("Look at this again.").waitFor({ state: "detached" });

    await page.goto(`/models/versions/${desk.versionId}`);
    await page.getByText("2 of 2 looked at, 1 kept as they were, 1 taken down").waitFor();
  });

  it("lets a version be retired, brought back and deleted, or says what stands in the way", async () => {
    const page = await browser.page();
    await signIn(page);
    await page.goto(`/models/versions/${desk.servingId}`);
    await page.getByRole("button", { name: "Retire" }).click();
    await page.getByText("It serves Checking claims, all projects.").waitFor();

    await page.goto(`/models/versions/${desk.versionId}`);
    await answer(page, "Retire");
    await page.getByText("This version is retired.").waitFor();
    await page.getByRole("button", { name: "Bring back" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Bring back" }).click();
    await page.getByText("This version is retired.").waitFor({ state: "detached" });
    await answer(page, "Delete");
    await page.getByText("This version is deleted.").waitFor();
    await page.getByRole("link", { name: "Kept in winter" }).waitFor();
  });

  it.each(LOOKS)("at %i pixels in the %s theme has no fault on its screens", async (width, colorScheme) => {
    const page = await browser.page({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
    await signIn(page);
    for (const [name, address] of Object.entries({
      version: `/models/versions/${desk.openId}`,
      versions: "/models/versions",
      recalled: "/review?list=recalled",
      draft: `/drafts/${desk.openDraftId}`,
    })) {
      await page.goto(address);
      await page.waitForLoadState("networkidle");
      await lookAt(page, [[width, colorScheme]], join(PICTURES, name));
    }
  });
});

async function answer(page: Page, act: string): Promise<void> {
  await page.getByRole("button", { name: act, exact: true }).click();
  await page.getByRole("alertdialog").getByLabel("Reason").fill("Nothing uses it.");
  await page.getByRole("alertdialog").getByRole("button", { name: act, exact: true }).click();
}
