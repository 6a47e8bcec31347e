import type { Database } from "#lib/db/client";

/** A ready version that a server elsewhere runs, as registering one leaves it. */
export async function givenEndpoint(db: Database, address = "http://127.0.0.1:9/v1"): Promise<string> {
  const model = await db.registeredModel.create({ data: { name: `Served ${crypto.randomUUID()}` } });
  const version = await db.modelVersion.create({
    data: {
      modelId: model.id,
      number: 1,
      status: "ready",
      tasks: ["write"],
      engine: "openai",
      format: "remote",
      files: [],
      digest: "00",
      licence: "not stated",
      languages: [],
      memoryBytes: 0n,
      settings: { address, model: "served-model", tasks: ["write"], concurrency: 8, contextLength: 4096 },
      origin: { source: "endpoint", reference: "served-model", fetchedAt: "2026-11-25T10:00:00.000Z" },
    },
    select: { id: true },
  });
  return version.id;
}
