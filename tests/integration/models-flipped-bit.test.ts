import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "#lib/storage/store";
import { givenVersionRow, putFiles } from "#tests/support/check-files";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { eventually, startWorker } from "#tests/support/start-worker";
import type { WorkerProcess } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";

describe("a stored file in which one bit was flipped", { timeout: 120_000 }, () => {
  const { db, url } = testDatabase();
  let folder: string;
  let worker: WorkerProcess | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "flipped-"));
  });
  afterAll(async () => {
    worker?.kill("SIGKILL");
    await worker?.ended;
    await rm(folder, { recursive: true, force: true });
  });

  it("stops its load, and the generation says which file it is", async () => {
    const store = openStore(folder, "models");
    const files = await putFiles(store, { "weights.bin": new TextEncoder().encode("weights ".repeat(500)) });
    const versionId = await givenVersionRow(db, files, "installing");
    await db.modelVersion.update({
      where: { id: versionId },
      data: { status: "ready", engine: "scripted", format: "none", tasks: ["translate"], pair: "en-pt" },
    });
    await db.deployment.create({ data: { task: "translate", pair: "en-pt", championId: versionId } });
    await flipBit(await store.localPath(files[0]!.sha256));

    const lead = await givenUser(db);
    const { id: projectId } = await givenProject(db, lead);
    const { id: sourceId } = await givenSource(db, projectId);
    const order = { kind: "translation" as const, brief: { to: "pt" }, sourceIds: [sourceId] };
    const { id } = await givenGeneration(db, lead, projectId, order);
    // What it logs of the load that failed was asked for.
    worker = startWorker({ databaseUrl: url(), dataFolder: folder }, { LOG_LEVEL: "silent" });
    const failed = await eventually(() => db.generation.findFirst({ where: { id, status: "failed" } }), 60_000);
    expect(failed.error).toMatchObject({
      message: expect.stringMatching(/ v1 was not loaded: weights\.bin is damaged\. Install it again\./) as string,
    });
    const { cannotLoad } = await eventually(() =>
      db.worker.findFirst({ where: { NOT: { cannotLoad: { equals: [] } } } }),
    );
    expect(cannotLoad).toMatchObject([
      { versionId, message: expect.stringContaining("weights.bin is damaged") as string },
    ]);
  });
});

async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[1_000]! ^= 4;
  await chmod(path, 0o640);
  await writeFile(path, bytes);
}
