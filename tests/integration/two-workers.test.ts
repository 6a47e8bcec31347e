import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { presentGeneration } from "#lib/generations/present";
import { listFinishedGenerations } from "#lib/generations/queries";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { testDatabase } from "#tests/support/test-db";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { eventually } from "#tests/support/start-worker";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let lead: Actor & { userId: string };
let projectId: string;
let sourceId: string;

beforeAll(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
  await givenScriptedVersion(db, "translate", { fault: "slow=300" }, "en-pt");
});

async function orders(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const order = { kind: "translation" as const, brief: { to: "pt" }, sourceIds: [sourceId] };
    ids.push((await givenGeneration(db, lead, projectId, order)).id);
  }
  return ids;
}
const rowsOf = (ids: string[]) => db.generation.findMany({ where: { id: { in: ids } } });
const completed = (ids: string[]) =>
  eventually(async () => (await rowsOf(ids)).every(({ status }) => status === "completed"), 60_000);
const workerNamed = (name: string) =>
  eventually(() => db.worker.findFirst({ where: { name, state: "running" }, orderBy: { startedAt: "desc" } }));

describe("two workers on one database", { timeout: 120_000 }, () => {
  it("share the queue, and lose nothing when one of them is killed", async () => {
    const guidelines = { guidelines: "Short sentences.", forbiddenWords: ["delve"] };
    await db.project.update({ where: { id: projectId }, data: guidelines });
    const ids = await orders(10);
    const first = desk.start({ COPYDESK_WORKER_NAME: "desk-1" });
    desk.start({ COPYDESK_WORKER_NAME: "desk-2" });
    const [one, two] = [await workerNamed("desk-1"), await workerNamed("desk-2")];
    await eventually(async () => {
      const running = (await rowsOf(ids)).filter(({ status }) => status === "running");
      return [one, two].every((worker) => running.some(({ workerId }) => workerId === worker.id));
    });
    first.kill("SIGKILL");
    await first.ended;
    await completed(ids);
    const rows = await rowsOf(ids);
    expect(rows.every(({ crashes, attempt }) => attempt === crashes + 1)).toBe(true);
    expect(rows.some(({ crashes }) => crashes === 1)).toBe(true);
    expect(await db.revision.count({ where: { generationId: { in: ids } } })).toBe(10);
    const shown = (await listFinishedGenerations(db, lead, 10)).map((row) => presentGeneration(row));
    expect(shown.flatMap(({ ranWith }) => ranWith?.translators ?? []).map(({ device }) => device)).toEqual(
      Array.from({ length: 10 }, () => "cpu"),
    );
    for (const one of shown) expect(one.guidelines).toEqual({ text: "Short sentences.", forbiddenWords: ["delve"] });
  });

  it("leave what one cannot run to the other that has its engine", async () => {
    desk.start({ COPYDESK_WORKER_NAME: "no-engine", COPYDESK_WORKER_ENGINES: "llama, onnx" });
    const unable = await workerNamed("no-engine");
    expect(unable.engineNames).toEqual(["llama", "onnx"]);
    const ids = await orders(2);
    // A summary needs no model here, so that worker does take it, after those that it has left.
    const { id } = await givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });
    await completed([id]);
    expect(await rowsOf(ids)).toMatchObject([
      { status: "queued", attempt: 0 },
      { status: "queued", attempt: 0 },
    ]);
    desk.start({ COPYDESK_WORKER_NAME: "has-engine" });
    await completed(ids);
    const able = await workerNamed("has-engine");
    expect((await rowsOf(ids)).map(({ workerId, attempt }) => [workerId, attempt])).toEqual([
      [able.id, 1],
      [able.id, 1],
    ]);
  });

  it("leave what is too large for one to the other that has the memory", async () => {
    desk.start({ COPYDESK_WORKER_NAME: "small", COPYDESK_MEMORY_BUDGET: "1000" });
    await workerNamed("small");
    const ids = await orders(1);
    const { id } = await givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });
    await completed([id]);
    expect(await rowsOf(ids)).toMatchObject([{ status: "queued", attempt: 0 }]);
    desk.start({ COPYDESK_WORKER_NAME: "large" });
    await completed(ids);
  });
});
