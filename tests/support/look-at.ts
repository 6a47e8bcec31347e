import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

export type Look = readonly [width: number, colorScheme: "light" | "dark"];

/**
 * Shows the page in each look: no fault that axe knows, nothing that scrolls sideways, and a picture at
 * `<file>-<width>-<colorScheme>.png`. Leaves it wide and light.
 */
export async function lookAt(page: Page, looks: readonly Look[], file: string): Promise<void> {
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The title of a page that was gone to inside the desk comes with its stream.
    await page.waitForFunction(() => document.title !== "");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target) }))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}
