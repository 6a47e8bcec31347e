import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startWorker } from "#scripts/start/processes.ts";
import type { Child } from "#scripts/start/child.ts";
import { readStartSettings } from "#scripts/start/settings.ts";
import { testBrowser } from "#tests/support/browser";
import { signIn } from "#tests/support/desk";
import { withDeskDatabase } from "#tests/support/desk-api";
import { endQueue, givenQueue } from "#tests/support/given-queue";
import type { GivenQueue } from "#tests/support/given-queue";
import { eventually } from "#tests/support/start-worker";

const REPOSITORY = join(import.meta.dirname, "../..");
const LOGS = join(REPOSITORY, "tests/.out/desk/second");
const PICTURES = join(import.meta.dirname, "../.out/two-workers");
const PATIENCE = 180_000;

const rowsOf = ({ ids }: GivenQueue) =>
  withDeskDatabase((db) => db.generation.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } }));
const workerNamed = (name: string) =>
  eventually(() =>
    withDeskDatabase((db) =>
      db.worker.findFirst({ where: { name, state: "running" }, orderBy: { startedAt: "desc" } }),
    ),
  );

describe("two workers on one desk", () => {
  const browser = testBrowser();
  let second: Child;
  let queue: GivenQueue | undefined;

  beforeAll(() => {
    for (const folder of [LOGS, PICTURES]) mkdirSync(folder, { recursive: true });
    const env = { ...inject("deskEnvironment"), NODE_ENV: "production" as const, COPYDESK_WORKER_NAME: "desk-2" };
    const settings = readStartSettings(REPOSITORY, env);
    second = startWorker({
      settings,
      env,
      dev: false,
      logs: LOGS,
      show: false,
      onStart: () => undefined,
      say: () => undefined,
    });
  });
  afterAll(async () => {
    await withDeskDatabase(async (db) => queue && endQueue(db, queue));
    await second.stop(new AbortController().signal);
  });

  it(
    "share a queue, and lose and double nothing when one is killed while it writes",
    { timeout: 2 * PATIENCE },
    async () => {
      await workerNamed("desk-1");
      const killed = await workerNamed("desk-2");
      queue = await withDeskDatabase((db) => givenQueue(db, { to: "nl", slow: 2_000, count: 8 }));
      const given = queue;
      await eventually(async () => {
        const running = (await rowsOf(given)).filter(({ progress }) => progress !== null);
        return new Set(running.map(({ workerId }) => workerId)).size === 2;
      }, PATIENCE);

      const page = await browser.page();
      await signIn(page);
      await page.goto("/jobs");
      const running = page.getByRole("table", { name: "Running" });
      for (const name of ["desk-1", "desk-2"]) {
        await running.getByText(name).first().waitFor();
        await page.getByRole("heading", { name, exact: true }).waitFor();
      }
      await page
        .getByRole("table", { name: "Waiting" })
        .getByText(/ahead of it|Next in the queue/)
        .first()
        .waitFor();
      await page.screenshot({ path: join(PICTURES, "both.png"), fullPage: true });

      process.kill(killed.pid, "SIGKILL");
      await eventually(async () => (await rowsOf(given)).every(({ status }) => status === "completed"), PATIENCE);
      const rows = await rowsOf(given);
      expect(rows.every(({ crashes, attempt }) => attempt === crashes + 1)).toBe(true);
      expect(rows.some(({ crashes }) => crashes === 1)).toBe(true);
      const revisions = await withDeskDatabase((db) =>
        db.revision.groupBy({ by: ["generationId"], where: { generationId: { in: given.ids } }, _count: true }),
      );
      expect(revisions.map(({ _count }) => _count)).toEqual(given.ids.map(() => 1));

      const ended = page.getByRole("table", { name: "Ended lately" });
      await ended
        .getByText(/attempt 2/)
        .first()
        .waitFor();
      await page.screenshot({ path: join(PICTURES, "ended.png"), fullPage: true });
    },
  );
});
