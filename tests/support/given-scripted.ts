import type { Database } from "#lib/db/client";
import type { ModelTask, VersionFile } from "#lib/models/schema";

type Settings = Record<string, string | number | string[]>;

/** A version of the scripted engine that serves a task; `settings` order its delays and faults. */
export async function givenScriptedVersion(
  db: Database,
  task: ModelTask,
  settings: Settings = {},
  pair: string | null = null,
): Promise<string> {
  const championId = await givenUnservedVersion(db, task, settings, pair);
  await db.deployment.create({ data: { task, pair, championId } });
  return championId;
}

/** What a version may have beside its settings; `memoryBytes` as it states them. */
export type MoreOfVersion = { files?: VersionFile[]; memoryBytes?: number; golden?: object; baseVersionId?: string };

/** One that is ready and serves nobody yet. */
export async function givenUnservedVersion(
  db: Database,
  task: ModelTask,
  settings: Settings = {},
  pair: string | null = null,
  more: MoreOfVersion = {},
): Promise<string> {
  const model = await db.registeredModel.create({
    data: { name: `scripted-${crypto.randomUUID()}` },
    select: { id: true },
  });
  const version = await db.modelVersion.create({
    data: {
      modelId: model.id,
      number: 1,
      status: "ready",
      tasks: [task],
      engine: "scripted",
      format: "none",
      files: more.files ?? [],
      digest: "0".repeat(64),
      licence: "Apache-2.0",
      languages: ["en"],
      pair,
      memoryBytes: BigInt(more.memoryBytes ?? 100_000_000),
      settings,
      origin: { source: "built-in", reference: "scripted", fetchedAt: new Date().toISOString() },
      ...(more.golden && { golden: more.golden }),
      ...(more.baseVersionId && { baseVersionId: more.baseVersionId }),
    },
    select: { id: true },
  });
  return version.id;
}
