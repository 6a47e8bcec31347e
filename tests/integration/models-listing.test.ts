import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ModelTask } from "#lib/models/schema";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { callApi } from "#tests/support/call-api";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
let reader: Person;

type Given = {
  status?: "ready" | "failed" | "retired" | "deleted";
  tasks?: ModelTask[];
  tags?: string[];
  purpose?: string;
};

async function givenModel(name: string, ...versions: Given[]): Promise<void> {
  const { id: modelId } = await db.registeredModel.create({ data: { name }, select: { id: true } });
  for (const [index, { status = "ready", tasks = ["write" as const], tags = [], purpose = "" }] of versions.entries())
    await db.modelVersion.create({
      data: {
        ...{ modelId, number: index + 1, status, tasks, tags, purpose, engine: "scripted", format: "none", files: [] },
        ...{ digest: "0".repeat(64), licence: "Apache-2.0", languages: ["en"], memoryBytes: 1n, settings: {} },
        origin: { source: "built-in", reference: "scripted", fetchedAt: "2026-11-20T10:00:00.000Z" },
      },
    });
}

beforeAll(async () => {
  reader = await givenPerson(db, { scopes: ["read"] });
  await givenModel("Ink", { tags: ["news"] }, { status: "failed", tags: ["news"] }, { status: "deleted" });
  await givenModel("Quill", { purpose: "Short teasers for ink lovers" }, { status: "retired", tags: ["short"] });
  await givenModel("Strait", { tasks: ["translate"], tags: ["news"] });
});

/** "Ink v1 v2" for each model. */
async function list(query: string): Promise<string[]> {
  const response = await callApi(`GET /models?${query}`, { secret: reader.secret });
  expect(response.status).toBe(200);
  const { items } = (await response.json()) as { items: { name: string; versions: { number: number }[] }[] };
  return items.map(({ name, versions }) => [name, ...versions.map(({ number }) => `v${number}`)].join(" "));
}

describe("GET /models", () => {
  it("has all models with all their versions, the newest first", async () => {
    expect(await list("")).toEqual(["Ink v3 v2 v1", "Quill v2 v1", "Strait v1"]);
  });

  it.each([
    ["task=translate", ["Strait v1"]],
    ["status=failed", ["Ink v2"]],
    ["status=deleted", ["Ink v3"]],
    ["tag=News", ["Ink v2 v1", "Strait v1"]],
    ["tag=news&status=ready", ["Ink v1", "Strait v1"]],
    ["q=ink", ["Ink v2 v1", "Quill v1"]],
    ["task=write&tag=short", ["Quill v2"]],
    ["q=nothing+like+it", []],
  ])("narrows by %s to the versions that fit", async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it("goes on to the next page with the same filter", async () => {
    const first = await callApi("GET /models?tag=news&limit=1", { secret: reader.secret });
    const { nextCursor } = (await first.json()) as { nextCursor: string };
    expect(await list(`tag=news&limit=1&cursor=${nextCursor}`)).toEqual(["Strait v1"]);
  });

  it("refuses a task and a status that there are none of", async () => {
    const response = await callApi("GET /models?task=fly&status=lost", { secret: reader.secret });
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(["task", "status"]);
  });
});
