import { describe, expect, it } from "vitest";
import { enqueue } from "#lib/jobs/enqueue";
import { openQueue } from "#lib/jobs/queue";
import { testDatabase } from "#tests/support/test-db";

const { db, url } = testDatabase();

describe("the queue's upkeep", () => {
  it("deletes jobs that ended long ago, and leaves those that wait or have just ended", async () => {
    const queue = await openQueue(url(), (error) => expect.unreachable(error.message));
    for (let index = 0; index < 3; index += 1)
      await enqueue(db, "index-source", { sourceId: crypto.randomUUID() }, { priority: 3 - index });
    const [old] = await queue.fetch("index-source", 1);
    const [recent] = await queue.fetch("index-source", 1);
    await queue.complete("index-source", old?.id ?? "");
    await queue.complete("index-source", recent?.id ?? "");
    await db.$executeRaw`UPDATE pgboss.job SET completed_on = now() - interval '2 hours' WHERE id = ${old?.id}::uuid`;
    await queue.tidy();
    const left = await db.$queryRaw`SELECT state::text AS state FROM pgboss.job WHERE name = 'index-source' ORDER BY 1`;
    expect(left).toEqual([{ state: "completed" }, { state: "created" }]);
    await queue.close();
  });
});
