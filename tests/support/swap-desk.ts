/** Swaps as a worker does them, with real engine processes and a store of the test's own. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { findResolvedVersion } from "#lib/models/queries";
import { claimSwap } from "#lib/models/swaps/attempts/commands";
import { requireSwap } from "#lib/models/swaps/queries";
import { verifyVersionFiles } from "#lib/models/version-files";
import { openFolderStore } from "#lib/storage/folder-store";
import { GOLDEN_SUITE } from "#workers/checks/golden-inputs";
import type { LoadRequest } from "#workers/engines/engine";
import { EngineError, engineNames } from "#workers/engines/engine";
import type { EngineProcessOptions } from "#workers/inference/client";
import { startEngineProcess } from "#workers/inference/client";
import { requestOf } from "#workers/jobs/resolve-engines";
import { swapModel } from "#workers/jobs/swap-model";
import { createEnginePool } from "#workers/supervisor/engine-pool";
import type { EnginePool, Loan, PoolOptions } from "#workers/supervisor/engine-pool";
import { givenUser } from "./given.ts";
import type { GivenChange } from "./given-swap.ts";

export const MEGABYTE = 1_000_000;
export const never = new AbortController().signal;

export type PoolChanges = {
  memoryBudget?: number;
  start?: PoolOptions["start"];
  onLoaded?: (request: LoadRequest) => void;
};

export type Run = { pool?: EnginePool; signal?: AbortSignal; limits?: { warm: number; golden: number } };

/** As a check keeps them: what its scripted translator gave. */
export const golden = (second = "Anna boughtᵖ theᵖ houseᵖ inᵖ 1932.") => ({
  suite: GOLDEN_SUITE,
  device: "cpu",
  answers: [
    { task: "translate", name: "segment-1", from: "en", to: "pt", text: "The bridgeᵖ isᵖ oldᵖ." },
    { task: "translate", name: "segment-2", from: "en", to: "pt", text: second },
  ],
});

export const stepsOf = (swap: { steps: { name: string; state: string }[] }) =>
  Object.fromEntries(swap.steps.map(({ name, state }) => [name, state]));

/** Of an answer that depends on nothing but the database. */
export async function until<T>(find: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found) return found;
  }
}

export function swapDesk(db: Database) {
  const folder = mkdtempSync(join(tmpdir(), "copydesk-swap-"));
  const store = openFolderStore(folder);
  const workerId = randomUUID();
  const pools: EnginePool[] = [];
  let admin: (Actor & { userId: string }) | null = null;

  beforeAll(async () => {
    admin = await givenUser(db, { isAdmin: true });
  });
  afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function theAdmin(): Actor & { userId: string } {
    if (!admin) throw new Error("the admin is there in hooks and tests");
    return admin;
  }

  /** Real engine processes, with the files of the test's own store. */
  function givenPool(changes: PoolChanges = {}): EnginePool {
    const { memoryBudget = 400 * MEGABYTE, start = startEngineProcess, onLoaded } = changes;
    const pool = createEnginePool({
      memoryBudget,
      now: () => performance.now(),
      async start(request: LoadRequest, options: EngineProcessOptions) {
        const engine = await start(request, options);
        onLoaded?.(request);
        return engine;
      },
      async verify({ version, manifest }) {
        const bad = await verifyVersionFiles(store, manifest);
        if (bad[0]) throw new EngineError("file-missing", `${version.name}: ${bad[0].path} is ${bad[0].why}.`);
      },
    });
    pools.push(pool);
    return pool;
  }

  /** Claims the swap as a worker does, and works on it to its end. */
  async function run(swapId: string, { pool = givenPool(), signal = never, ...rest }: Run = {}) {
    const able = { engineNames, memoryBudget: 10_000 * MEGABYTE, leaves: [] };
    const taken = await claimSwap(db, { workerId, ...able });
    if (taken?.swapId !== swapId) throw new Error("the swap was not there to be taken");
    const outcome = await swapModel({ db, pool, workerId, signal, models: store, ...rest }, taken);
    return { outcome, swap: await requireSwap(db, theAdmin(), swapId), pool };
  }

  async function lend(versionId: string, pool: EnginePool): Promise<Loan> {
    const version = await findResolvedVersion(db, versionId, store);
    if (!version) throw new Error("the version is not ready");
    return pool.lend(requestOf(version), "a text", never);
  }

  /** A text can be written with the version that serves, and it is this one. */
  async function expectServing({ deploymentId, fromId }: GivenChange, pool: EnginePool): Promise<void> {
    const { championId } = await db.deployment.findUniqueOrThrow({ where: { id: deploymentId } });
    expect(championId).toBe(fromId);
    const { engine, giveBack } = await lend(championId, pool);
    const answer = await engine.translate?.translate({
      ...{ segments: ["a good day"], html: false, signal: never },
      onSegment: () => {},
    });
    giveBack();
    expect(answer?.segments).toEqual(["aᵖ goodᵖ dayᵖ"]);
  }

  /** One byte of a stored blob is another one. */
  function damage(sha256: string): void {
    const path = join(folder, "blobs", "sha256", sha256.slice(0, 2), sha256);
    chmodSync(path, 0o640);
    const bytes = readFileSync(path);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  }

  return {
    store,
    get admin() {
      return theAdmin();
    },
    givenPool,
    run,
    lend,
    expectServing,
    damage,
  };
}
