import type { Database } from "#lib/db/client";
import type { ModelTask } from "#lib/models/schema";

/** A version of the scripted engine that serves a task; `settings` order its delays and faults. */
export async function givenScriptedVersion(
  db: Database,
  task: ModelTask,
  settings: Record<string, string | number | string[]> = {},
  pair: string | null = null,
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
      files: [],
      digest: "0".repeat(64),
      licence: "Apache-2.0",
      languages: ["en"],
      pair,
      memoryBytes: 100_000_000n,
      settings,
      origin: { source: "built-in", reference: "scripted", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  await db.deployment.create({ data: { task, pair, championId: version.id } });
  return version.id;
}
