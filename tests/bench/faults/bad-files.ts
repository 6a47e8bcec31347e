/** R19: bad model files of every class, and random damage to good ones, ordered as people order them, on a real worker. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { sweepRefused } from "#lib/models/installs/refused/commands";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { badModels } from "#tests/support/bad-models/all";
import { givenVersionRow, putFiles } from "#tests/support/check-files";
import { mutate, randomFrom } from "#tests/support/mutate";
import { orderFiles } from "#tests/support/order-files";
import { eventually, startWorker } from "#tests/support/start-worker";
import { REPOSITORY } from "../bench-desk.ts";
import { counted, none } from "../measure.ts";
import type { Finding, Measure } from "../measure.ts";

const DAMAGED = 100;
const SEED = 20_261_127;
const TINY = ["classifier", "entailment", "summariser", "translator", "writer"];
const LIMIT = 900_000;

type Ended = { class: string; status: string; code: string | null; expected: string | null; leftovers: number };

export const badFiles: Measure = {
  id: "R19",
  title: "Bad model files",
  conditions: ({ rounds }) => [
    `${badModels.length} generated files of ${new Set(badModels.map((bad) => bad.class)).size} classes`,
    `${rounds ?? DAMAGED} good models with one file damaged at random (seed ${SEED}), ${TINY.length} that are whole`,
    "each ordered as an upload, installed by one worker process with trial loads",
  ],
  async run(desk, { rounds }) {
    const { url } = await desk.database();
    const db = createDatabase(url);
    const store = openStore(desk.dataFolder, "models");
    const worker = startWorker({ databaseUrl: url, dataFolder: desk.dataFolder }, { LOG_LEVEL: "error" });
    let died = false;
    void worker.ended.then(() => (died = true));
    try {
      const bad = [];
      for (const { class: name, code, files, order, base } of badModels.filter(isOrdered)) {
        const baseVersionId =
          base && (await givenVersionRow(db, await putFiles(store, { "model.gguf": base }), "ready"));
        const facts = { tasks: order?.tasks ?? [], pair: order?.pair ?? null, baseVersionId: baseVersionId ?? null };
        bad.push({ class: name, code, ...(await orderFiles(db, store, files, facts)) });
      }
      const damaged = [];
      for (const files of damage(rounds ?? DAMAGED))
        damaged.push({ class: "damaged at random", code: null, ...(await orderFiles(db, store, files)) });
      const good = [];
      for (const name of TINY) good.push({ class: "good", code: null, ...(await orderFiles(db, store, tiny(name))) });
      const all = [...bad, ...damaged, ...good];
      const ids = all.map(({ installId }) => installId);
      await eventually(async () => died || (await countActive(db, ids)) === 0, LIMIT);
      // What is refused leaves when nothing else comes in, some at a time.
      while ((await sweepRefused(db, store)) > 0);
      const ended = new Map<string, Ended>();
      for (const one of all) ended.set(one.installId, await endOf(db, store, one));
      const of = (list: typeof all) => list.flatMap(({ installId }) => ended.get(installId) ?? []);
      return [
        ...byClass(of(bad)),
        none("bad ones accepted", of(bad).filter(({ status }) => status === "completed").length),
        none("refused for another reason", of(bad).filter(({ code, expected }) => code !== expected).length),
        none("refused, and still in the store", of(bad).filter(({ leftovers }) => leftovers > 0).length),
        none(
          "neither accepted nor refused",
          of(damaged).filter(({ status, code }) => status !== "completed" && code === "internal").length,
        ),
        counted(
          "damaged at random, refused",
          of(damaged).filter(({ status }) => status === "failed").length,
          "with a reason",
          true,
        ),
        counted(
          "good ones accepted",
          of(good).filter(({ status }) => status === "completed").length,
          `${TINY.length}`,
          of(good).every(({ status }) => status === "completed"),
        ),
        none("deaths of the worker", died ? 1 : 0),
      ];
    } finally {
      worker.kill("SIGKILL");
      await worker.ended;
      await db.$disconnect();
    }
  },
};

/** An order names at least one file. */
function isOrdered({ files }: { files: Record<string, Uint8Array> }): boolean {
  return Object.keys(files).length > 0;
}

function byClass(ended: Ended[]): Finding[] {
  return [...new Set(ended.map((one) => one.class))].map((name) => {
    const all = ended.filter((one) => one.class === name);
    const refused = all.filter(({ status, code, expected }) => status === "failed" && code === expected).length;
    return counted(name, refused, `${all.length} refused`, refused === all.length);
  });
}

function* damage(count: number): Generator<Record<string, Uint8Array>> {
  const random = randomFrom(SEED);
  const sets = TINY.map(tiny);
  for (let round = 0; round < count; round += 1) {
    const files = sets[round % sets.length] ?? {};
    const names = Object.keys(files);
    const name = names[Math.floor(random() * names.length)] ?? "";
    yield { ...files, [name]: mutate(files[name] ?? new Uint8Array(), random) };
  }
}

function tiny(name: string): Record<string, Uint8Array> {
  const folder = join(REPOSITORY, "tests/fixtures", name);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const files = paths.filter((path) => statSync(path).isFile());
  return Object.fromEntries(files.map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path)]));
}

function countActive(db: Database, ids: string[]): Promise<number> {
  return db.modelInstall.count({ where: { id: { in: ids }, status: { in: ["queued", "running"] } } });
}

async function endOf(
  db: Database,
  store: Store,
  ordered: { class: string; code: string | null; installId: string; versionId: string },
): Promise<Ended> {
  const install = await db.modelInstall.findUniqueOrThrow({ where: { id: ordered.installId } });
  const version = await db.modelVersion.findUniqueOrThrow({ where: { id: ordered.versionId } });
  const files = (version.files ?? []) as { sha256: string }[];
  const error = install.error as { code: string } | null;
  const sizes = install.status === "failed" ? await Promise.all(files.map(({ sha256 }) => store.find(sha256))) : [];
  return {
    ...{ class: ordered.class, status: install.status, code: error?.code ?? null, expected: ordered.code },
    leftovers: sizes.filter((size) => size !== null).length,
  };
}
