/** Versions of real files, in a store of a test's own. */
import { createReadStream, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Database } from "#lib/db/client";
import { digestOfManifest } from "#lib/models/manifest";
import type { EngineName, ModelFormat, ModelTask, VersionFile } from "#lib/models/schema";
import type { Store } from "#lib/storage/store";

export type FileVersion = {
  name: string;
  engine: EngineName;
  format: ModelFormat;
  task: ModelTask;
  /** Path inside the version → file of this machine. */
  files: Record<string, string>;
  settings?: Record<string, string | number>;
  memoryBytes?: number;
  pair?: string;
  /** Of an adapter. */
  baseVersionId?: string;
  /** What it answered when it was checked. */
  golden?: object;
};

/** A ready version that serves nothing yet. Gives its id. */
export async function givenFileVersion(db: Database, store: Store, version: FileVersion): Promise<string> {
  const { name, engine, format, task, settings = {}, memoryBytes = 400_000_000 } = version;
  const { pair = null, baseVersionId = null } = version;
  const files = await keepFiles(store, version.files);
  const digest = digestOfManifest({ engine, format, tasks: [task], pair, settings, files });
  const model = await db.registeredModel.create({ data: { name }, select: { id: true } });
  const { id } = await db.modelVersion.create({
    data: {
      ...{ modelId: model.id, number: 1, status: "ready", tasks: [task], engine, format, files, digest, settings },
      ...{ licence: "Apache-2.0", languages: ["en"], pair, memoryBytes: BigInt(memoryBytes), baseVersionId },
      ...(version.golden && { golden: version.golden }),
      origin: { source: "built-in", reference: "test", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  return id;
}

/** Puts them into the store. Gives the manifest. */
export async function keepFiles(store: Store, files: Record<string, string>): Promise<VersionFile[]> {
  const kept: VersionFile[] = [];
  for (const [path, file] of Object.entries(files)) {
    const { size: bytes } = statSync(file);
    const { digest } = await store.put(createReadStream(file), { maxBytes: bytes });
    kept.push({ path, sha256: digest, bytes });
  }
  return kept;
}

/** Path inside the folder → file, as a version's files. */
export function filesIn(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const files = found.filter((file) => statSync(file).isFile());
  return Object.fromEntries(files.map((file) => [relative(folder, file).replaceAll("\\", "/"), file]));
}
