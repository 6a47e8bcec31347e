import { describe, expect, inject, it } from "vitest";
import { testBrowser } from "#tests/support/browser";

describe("the desk", () => {
  const browser = testBrowser();

  it("asks who has not signed in to do so, and lets the first admin in", async () => {
    const page = await browser.page();
    const { email, password } = inject("admin");
    await page.goto("/");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    expect(new URL(page.url()).pathname).toBe("/");
  });
});
