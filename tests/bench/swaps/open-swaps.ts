/** A desk with two versions of one task, a worker, and swaps back and forth between them. */
import { requestSwap } from "#lib/models/swaps/commands";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { deployVersion } from "../bench-desk.ts";
import type { BenchDesk, BenchVersion } from "../bench-desk.ts";
import { startChild } from "../child.ts";

export type Window = { from: Date; to: Date };

export type OpenSwaps = {
  workerPid: number;
  /** Has the worker collect its garbage; bytes of what is left. */
  collect(): Promise<number>;
  /** From its claim to its end. Throws when it does not end well. */
  swap(): Promise<Window>;
  /** Keeps so many texts running until it is stopped; `stop` tells how many failed. */
  keepWriting(count: number): { stop(): Promise<number> };
  /** Milliseconds between two stored texts of one generation, where the later one falls into the window. */
  gapsIn(window: Window): Promise<number[]>;
  /** Milliseconds from the order until its engine was lent, of what was ordered within the window; told by flush, so to 100. */
  startsIn(window: Window): Promise<number[]>;
  stop(): Promise<void>;
};

export async function openSwaps(desk: BenchDesk, version: BenchVersion, tokens: number): Promise<OpenSwaps> {
  const { db, url } = await desk.database();
  const first = await deployVersion(desk, db, version);
  const row = await db.modelVersion.findUniqueOrThrow({ where: { id: first }, omit: { id: true } });
  const copy = { ...row, number: 2, golden: undefined, error: undefined, trainingRun: undefined };
  const second = await db.modelVersion.create({
    data: { ...copy, files: row.files ?? [], settings: row.settings ?? {}, origin: row.origin ?? {} },
    select: { id: true },
  });
  const { id: deploymentId } = await db.deployment.findFirstOrThrow();
  const admin = await givenUser(db, { isAdmin: true });
  const { id: projectId } = await givenProject(db, admin);
  const { id: sourceId } = await givenSource(db, projectId);
  const worker = await startChild("bench-worker.ts", {
    DATABASE_URL: url,
    COPYDESK_DATA_DIR: desk.dataFolder,
    COPYDESK_SECRET: "x".repeat(32),
    COPYDESK_WORKER_SLOTS: "8",
    BENCH_TOKENS: String(tokens),
    BENCH_STEPS: "1",
  });
  const order = () =>
    givenGeneration(db, admin, projectId, {
      ...{
        kind: "article" as const,
        brief: { topic: "Write a long story about a lighthouse." },
        sourceIds: [sourceId],
      },
    });
  const finished = async (id: string) => {
    for (;;) {
      const { status } = await db.generation.findUniqueOrThrow({ where: { id }, select: { status: true } });
      if (status !== "queued" && status !== "running") return status;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  async function swap(): Promise<Window> {
    const { championId, revision } = await db.deployment.findUniqueOrThrow({ where: { id: deploymentId } });
    const toId = championId === first ? second.id : first;
    const asked = { deploymentId, fromId: championId, toId, revision, type: "activated" as const, proposed: false };
    const outcome = await requestSwap(db, admin, { ...asked, reason: "Measured." });
    if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
    for (;;) {
      const { status, startedAt, finishedAt, error } = await db.modelSwap.findUniqueOrThrow({
        where: { id: outcome.value.id },
      });
      if (startedAt && finishedAt && status === "completed") return { from: startedAt, to: finishedAt };
      if (finishedAt) throw new Error(`the swap ended as ${status}: ${JSON.stringify(error)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    workerPid: worker.pid,
    collect: () => worker.ask<number>("collect"),
    swap,
    keepWriting(count) {
      let stopped = false;
      const runs = Array.from({ length: count }, async () => {
        let failed = 0;
        while (!stopped) if ((await finished((await order()).id)) !== "completed") failed += 1;
        return failed;
      });
      return {
        async stop() {
          stopped = true;
          return (await Promise.all(runs)).reduce((sum, failed) => sum + failed, 0);
        },
      };
    },
    async gapsIn({ from, to }) {
      const events = await db.generationEvent.findMany({
        where: { type: "text", createdAt: { lte: to } },
        select: { generationId: true, createdAt: true },
        orderBy: [{ generationId: "asc" }, { number: "asc" }],
      });
      return events.flatMap(({ generationId, createdAt }, index) => {
        const before = events[index - 1];
        if (before?.generationId !== generationId || createdAt < from) return [];
        return [createdAt.getTime() - before.createdAt.getTime()];
      });
    },
    async startsIn({ from, to }) {
      const rows = await db.generation.findMany({
        where: { createdAt: { gte: from, lte: to } },
        select: { id: true, createdAt: true },
      });
      const waits = rows.map(async ({ id, createdAt }) => {
        await finished(id);
        const step = await db.generationEvent.findFirst({
          where: { generationId: id, type: "step" },
          select: { createdAt: true },
          orderBy: { number: "asc" },
        });
        return step ? [step.createdAt.getTime() - createdAt.getTime()] : [];
      });
      return (await Promise.all(waits)).flat();
    },
    async stop() {
      await worker.stop();
      await db.$disconnect();
    },
  };
}
