/** What each walk through the desk begins with. */
import type { Page } from "playwright-core";
import { inject } from "vitest";

/** Signs the first admin in. */
export function signIn(page: Page): Promise<void> {
  const { email, password } = inject("admin");
  return signInAs(page, email, password);
}

export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
