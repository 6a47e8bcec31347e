import { parseArgs } from "node:util";
import { openConfiguredStore } from "#lib/storage/configured-store";
import type { StorageKind } from "#lib/storage/configured-store";
import { STORE_AREAS } from "#lib/storage/store";
import type { StoreArea } from "#lib/storage/store";
import { repository } from "../boot/runtime.mjs";
import { createProgressLine } from "../fetch-models/progress-line.ts";
import { readStartSettings } from "../start/settings.ts";
import { checkStore, copyStore } from "./walk.ts";
import type { WalkOptions, Walked } from "./walk.ts";

const USAGE = "npm run storage -- copy --from folder --to s3, or npm run storage -- check --in s3";
const stopper = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stopper.abort());

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  console.error(
    stopper.signal.aborted
      ? "Stopped. The next run goes on from here."
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = 1;
}

async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: { type: "string" }, to: { type: "string" }, in: { type: "string" } },
  });
  const [act] = positionals;
  if (act === "copy" && isKind(values.from) && isKind(values.to) && values.from !== values.to)
    return copy(values.from, values.to);
  if (act === "check" && isKind(values.in)) return check(values.in);
  throw new Error(`Usage: ${USAGE}`);
}

async function copy(from: StorageKind, to: StorageKind): Promise<boolean> {
  return forEachArea(async (area, options) => {
    const walked = await copyStore(open(from, area), open(to, area), options);
    return [walked, `${walked.done} copied, ${walked.there} were there already`];
  });
}

async function check(kind: StorageKind): Promise<boolean> {
  return forEachArea(async (area, options) => {
    const walked = await checkStore(open(kind, area), options);
    return [walked, `${walked.done} are whole`];
  });
}

async function forEachArea(
  work: (area: StoreArea, options: WalkOptions) => Promise<[Walked, string]>,
): Promise<boolean> {
  const line = process.stderr.isTTY ? createProgressLine(process.stderr) : undefined;
  let well = true;
  for (const area of STORE_AREAS) {
    const onProgress = (bytesDone: number, bytesTotal: number) => line?.show(area, { step: "", bytesDone, bytesTotal });
    const [walked, words] = await work(area, { signal: stopper.signal, onProgress });
    line?.clear();
    console.log(`${area}: ${words}, ${walked.bad.length} not.`);
    for (const { digest, why } of walked.bad) console.error(`  ${digest}: ${why}`);
    well &&= walked.bad.length === 0;
  }
  return well;
}

function open(kind: StorageKind, area: StoreArea) {
  const settings = readStartSettings(repository, process.env);
  if (kind === "s3" && !settings.COPYDESK_S3_BUCKET) throw new Error("Set COPYDESK_S3_BUCKET, and what else it needs.");
  return openConfiguredStore({ ...settings, COPYDESK_DATA_DIR: settings.dataFolder }, area, kind);
}

function isKind(value: string | undefined): value is StorageKind {
  return value === "folder" || value === "s3";
}
