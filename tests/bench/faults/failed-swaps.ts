/** R24: swaps that fail, each in its own way, while texts are written on the old version. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { openStore } from "#lib/storage/store";
import { GOLDEN_SUITE } from "#workers/checks/golden-inputs";
import { areFinished } from "#tests/support/find-broken";
import { givenLooseVersion, givenStoredFile, givenSwap } from "#tests/support/given-swap";
import type { GivenVersion } from "#tests/support/given-swap";
import { givenUser } from "#tests/support/given";
import { eventually } from "#tests/support/start-worker";
import type { BenchDesk } from "../bench-desk.ts";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";
import { openFaults, wholeness } from "./open-faults.ts";

const LIMIT = 180_000;
/** Bytes: what a version that takes 600 MB of it cannot be loaded in. */
const BUDGET = 400_000_000;

export const failedSwaps: Measure = {
  id: "R24",
  title: "Swaps that fail",
  conditions: [
    "corrupt file, wrong digest, out of memory, golden answer of another; once each unless --rounds says more",
  ],
  async run(desk, { rounds }) {
    const faults = await openFaults(desk);
    const { db } = faults;
    try {
      const admin = await givenUser(db, { isAdmin: true });
      const { id: deploymentId, championId: fromId } = await db.deployment.findFirstOrThrow();
      faults.start({ COPYDESK_WORKER_SLOTS: "4", COPYDESK_MEMORY_BUDGET: String(BUDGET) });
      const ids: string[] = [];
      let failed = 0;
      let told = 0;
      const bad: [name: string, version: GivenVersion][] = [];
      for (let round = 0; round < (rounds ?? 1); round += 1) bad.push(...(await badVersions(desk, round)));
      for (const [, version] of bad) {
        ids.push(await faults.order(), await faults.order());
        const toId = await givenLooseVersion(db, { ...version, pair: "en-pt" });
        const swapId = await givenSwap(db, admin, { deploymentId, fromId, toId });
        ids.push(await faults.order());
        const swap = await eventually(
          () => db.modelSwap.findFirst({ where: { id: swapId, finishedAt: { not: null } } }),
          LIMIT,
        );
        ids.push(await faults.order());
        if (swap.status === "failed" && swap.error !== null) failed += 1;
        told += await db.deploymentEvent.count({
          where: { type: "deployment.swap_failed", data: { path: ["swapId"], equals: swapId } },
        });
      }
      await eventually(() => areFinished(db, ids), LIMIT);
      const elsewhere = await db.generation.count({ where: { id: { in: ids }, NOT: { modelVersionId: fromId } } });
      const broken = await db.generation.count({ where: { id: { in: ids }, NOT: { status: "completed" } } });
      return [
        counted("swaps that failed and say why", failed, `${bad.length}`, failed === bad.length),
        counted("told by the history", told, `${bad.length}`, told === bad.length),
        none("generations on another version than the old one", elsewhere),
        none("generations that did not complete", broken),
        ...(await wholeness(faults, ids)),
      ];
    } finally {
      await faults.stop();
    }
  },
};

async function badVersions(desk: BenchDesk, round: number): Promise<[name: string, version: GivenVersion][]> {
  const store = openStore(desk.dataFolder, "models");
  const corrupt = await givenStoredFile(store, `weights that rot ${round}`);
  const wrong = await givenStoredFile(store, `weights of another ${round}`);
  for (const [sha256, change] of [[corrupt.sha256, flip] as const, [wrong.sha256, replace] as const]) {
    const path = await store.localPath(sha256);
    chmodSync(path, 0o640);
    writeFileSync(path, change(readFileSync(path)));
  }
  const answer = { task: "translate", name: "segment-1", from: "en", to: "pt", text: "Quite different words." };
  return [
    ["corrupt", { files: [corrupt] }],
    ["wrong digest", { files: [wrong] }],
    ["out of memory", { settings: { holdMegabytes: 600 } }],
    ["golden", { golden: { suite: GOLDEN_SUITE, device: "cpu", answers: [answer] } }],
  ];
}

function flip(bytes: Buffer): Buffer {
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes;
}

const replace = (bytes: Buffer): Buffer => Buffer.alloc(bytes.length, 7);
