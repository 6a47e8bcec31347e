/** Swaps on real workers: each test has a language pair of its own, whose texts show which version wrote them. */
import { beforeAll, beforeEach } from "vitest";
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { wakeWorkers } from "#lib/jobs/enqueue";
import { SWAP_MODEL } from "#lib/jobs/jobs";
import { requireSwap } from "#lib/models/swaps/queries";
import { openStore } from "#lib/storage/store";
import { listWorkers } from "#lib/workers/queries";
import { GOLDEN_SUITE, SEGMENTS } from "#workers/checks/golden-inputs";
import { markWords } from "#workers/engines/scripted/translator";
import { givenGeneration, givenProject, givenSource, givenUser } from "./given.ts";
import { givenChange, givenStoredFile, givenSwap } from "./given-swap.ts";
import type { GivenChange, GivenVersion } from "./given-swap.ts";
import { eventually } from "./start-worker.ts";
import { workers } from "./worker-process.ts";

const LIMIT = 90_000;
const soon = <T>(find: () => Promise<T | null | undefined | false>) => eventually(find, LIMIT);

/** To be called at the top of a file. Whatever its workers still do after a test ends with them. */
export function swappingWorkers(db: Database, url: () => string) {
  const desk = workers(url);
  let admin: (Actor & { userId: string }) | null = null;
  let projectId = "";
  let sourceId = "";
  beforeAll(async () => {
    admin = await givenUser(db, { isAdmin: true });
    projectId = (await givenProject(db, admin)).id;
    sourceId = (await givenSource(db, projectId)).id;
  });
  // What the killed workers of the test before left behind: nobody waits for them.
  beforeEach(async () => {
    await db.worker.updateMany({ data: { state: "ended" } });
    await db.generation.updateMany({
      where: { status: { in: ["queued", "running"] } },
      data: { status: "cancelled", finishedAt: new Date(), leaseExpiresAt: null },
    });
  });

  function theAdmin(): Actor & { userId: string } {
    if (!admin) throw new Error("the admin is there in hooks and tests");
    return admin;
  }

  /** Translations from English into a language that no other test of the file has. */
  async function givenPair(to: string, old: GivenVersion = {}, next: GivenVersion = {}) {
    const version = (given: GivenVersion) => ({ ...given, pair: `en-${to}`, settings: { to, ...given.settings } });
    const change = await givenChange(db, version(old), version(next));
    const order = async () => {
      const wanted = { kind: "translation" as const, brief: { to }, sourceIds: [sourceId] };
      return (await givenGeneration(db, theAdmin(), projectId, wanted)).id;
    };
    return { change, order, swap: () => givenSwap(db, theAdmin(), change) };
  }

  /** A version that has something to look at in every step. */
  async function whole(to: string): Promise<GivenVersion> {
    const file = await givenStoredFile(openStore(desk.dataFolder, "models"), `weights into ${to}`);
    const answers = (SEGMENTS["en"] ?? []).map((segment, index) => {
      const name = `segment-${index + 1}`;
      return { task: "translate", name, from: "en", to, text: markWords(segment, "en", to) };
    });
    return { files: [file], golden: { suite: GOLDEN_SUITE, device: "cpu", answers } };
  }

  const rowOf = (id: string) => db.generation.findUniqueOrThrow({ where: { id } });
  const swapOf = (id: string) => requireSwap(db, theAdmin(), id);
  const listed = () => listWorkers(db, theAdmin());
  return {
    start: desk.start,
    dataFolder: desk.dataFolder,
    soon,
    givenPair,
    whole,
    completed: (id: string) => soon(async () => (await rowOf(id)).status === "completed" && rowOf(id)),
    running: (id: string) => soon(async () => (await rowOf(id)).status === "running" && rowOf(id)),
    swapOf,
    ended: (id: string) => soon(async () => (await swapOf(id)).finishedAt && swapOf(id)),
    championOf: async ({ deploymentId }: GivenChange) =>
      (await db.deployment.findUniqueOrThrow({ where: { id: deploymentId } })).championId,
    /** So that nobody takes it over by itself. */
    keepClaimed: (id: string) => setLease(db, id, new Date(Date.now() + 3_600_000)),
    /** As when its worker has been silent for long; workers look at once. */
    async lapse(id: string) {
      await setLease(db, id, new Date(0));
      await wakeWorkers(db, SWAP_MODEL);
    },
    workerNamed: (name: string) => soon(async () => (await listed()).find((worker) => worker.name === name)),
    /** Names of the workers that have it ready. */
    loadedOn: async (versionId: string) =>
      (await listed()).flatMap(({ name, engines }) =>
        engines.some((engine) => engine.versionId === versionId && engine.state === "ready") ? [name] : [],
      ),
  };
}

async function setLease(db: Database, id: string, leaseExpiresAt: Date): Promise<void> {
  await db.modelSwap.update({ where: { id }, data: { leaseExpiresAt } });
}
