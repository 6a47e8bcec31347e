/** Registers a file, a folder or a zip: put into the store, checked here, with what was found and the outcome. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { listFindings } from "#lib/models/checks/queries";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { findReadyVersion } from "#lib/models/installs/orders/queries";
import { registrationOrderSchema } from "#lib/models/registration/schema";
import type { VersionFile } from "#lib/models/schema";
import { planPaths } from "#lib/models/uploads/plan-paths";
import { modelStore } from "#lib/storage/model-store";
import { StorageError } from "#lib/storage/storage-error";
import { createVersionCheck } from "#workers/checks/check-version";
import { readMemory } from "#workers/devices/memory";
import { startEngineProcess } from "#workers/inference/client";
import { runInstall } from "#workers/jobs/install-model";
import type { createProgressLine } from "../fetch-models/progress-line.ts";

const actor = systemActor("npm run models");
const MEMORY_SHARE = 0.7;

const REASONS: Record<string, string> = {
  "base-not-ready": "The base is no ready version that an adapter may change.",
  "files-missing": "A file left the store meanwhile. Try again.",
  "name-taken": "A model that a server runs has this name. Choose another with --name.",
};

const NEXT = "It serves nothing until an admin lets it, or tries it as a canary or a shadow, under Models in the desk.";

type Options = {
  signal: AbortSignal;
  say: (line: string) => void;
  line?: ReturnType<typeof createProgressLine> | undefined;
};

/** Exit code: 0 where the version is ready, 1 where it is refused, 2 where the call is wrong. */
export async function addModel(db: Db, args: string[], options: Options): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ name: { type: "string" }, base: { type: "string" }, task: { type: "string" }, purpose: { type: "string" } },
      ...{ licence: { type: "string" }, languages: { type: "string" }, tags: { type: "string" } },
    } as const,
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return wrong(options, "Name one file, folder or zip.");
  const base = values.base === undefined ? null : await findReadyVersion(db, values.base);
  if (values.base !== undefined && !base)
    return wrong(options, `There is no ready version “${values.base}”; npm run models -- list tells their names.`);
  const files = await store(path, options);
  if (typeof files === "string") return wrong(options, files);
  const parsed = registrationOrderSchema.safeParse({
    name: values.name ?? basename(path, extname(path)),
    ...{ purpose: values.purpose, licence: values.licence, baseVersionId: base?.id ?? null },
    ...{ languages: words(values.languages), tags: words(values.tags), tasks: words(values.task) },
    source: { kind: "upload", files },
  });
  if (!parsed.success)
    return wrong(options, parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  const outcome = await orderVersion(db, actor, parsed.data, { by: "script" });
  if (!outcome.ok) {
    const same = "label" in outcome ? `The same files are here already, as ${outcome.label}.` : undefined;
    options.say(same ?? REASONS[outcome.reason] ?? outcome.reason);
    return 1;
  }
  options.say(`${parsed.data.name} v${outcome.value.number} is being checked.`);
  return install(db, outcome.value, parsed.data.name, options);
}

async function install(
  db: Db,
  { id, installId, number }: { id: string; installId: string; number: number },
  name: string,
  { signal, say, line }: Options,
): Promise<number> {
  const memoryBudget = env.COPYDESK_MEMORY_BUDGET ?? Math.floor(readMemory().totalBytes * MEMORY_SHARE);
  const check = createVersionCheck({ db, store: modelStore(), start: startEngineProcess, memoryBudget });
  const onProgress = line?.show.bind(null, name);
  const outcome = await runInstall(db, installId, signal, { check, ...(onProgress && { onProgress }) });
  line?.clear();
  for (const { step, severity, message } of await listFindings(db, actor, id))
    say(`  ${step}, ${severity}: ${message}`);
  if (outcome.state === "completed") say(`${name} v${number} is ready. ${NEXT}`);
  else if (outcome.state === "failed")
    say(`${name} v${number} was refused. ${outcome.error.message} ${outcome.error.help}`);
  else say(`${name} v${number}: ${outcome.state}.`);
  return outcome.state === "completed" ? 0 : 1;
}

/** Into the store, under the paths that they have in the version; a sentence where they cannot be had. */
async function store(path: string, { signal, line }: Options): Promise<VersionFile[] | string> {
  const root = resolve(path);
  const found = await stat(root).catch(() => null);
  if (!found) return `There is no ${path}.`;
  const paths = found.isFile() ? [root] : await filesUnder(root);
  const planned = planPaths(paths.map((file) => nameOf(root, file, found.isFile())));
  if (!planned.ok) return `Two files would be “${planned.twice}”.`;
  const files: VersionFile[] = [];
  let left = env.COPYDESK_UPLOAD_BYTES;
  for (const file of paths) {
    const plain = planned.paths.get(nameOf(root, file, found.isFile()));
    if (!plain) continue;
    const { size } = await stat(file);
    const onBytes = (done: number) => line?.show(plain, { step: "", bytesDone: done, bytesTotal: size });
    try {
      const kept = await modelStore().put(createReadStream(file), { maxBytes: left, signal, onBytes });
      left -= kept.bytes;
      files.push({ path: plain, sha256: kept.digest, bytes: kept.bytes });
    } catch (error) {
      if (error instanceof StorageError) return error.message;
      throw error;
    }
  }
  line?.clear();
  return files;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).toSorted();
}

function nameOf(root: string, file: string, single: boolean): string {
  return single ? basename(file) : relative(root, file).split(sep).join("/");
}

function words(list: string | undefined): string[] {
  return (list ?? "").split(",").flatMap((word) => word.trim() || []);
}

function wrong({ say }: Options, sentence: string): number {
  say(sentence);
  return 2;
}
