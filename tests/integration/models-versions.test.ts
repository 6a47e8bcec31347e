import { describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { presentModel } from "#lib/models/present";
import { findVersion, listModels } from "#lib/models/queries";
import { givenVersion } from "#tests/support/given-models";
import { testDb } from "#tests/support/test-db";

const SMALL = "smollm2-135m-instruct-q4_1";

describe("versions", () => {
  const db = testDb();
  const actor = systemActor("test");

  it("are numbered one after another, and the same files are the same version", async () => {
    const all = await Promise.all(["a", "b", "c", "a", "b"].map((content) => givenVersion(db, SMALL, { content })));
    expect(new Set(all.map(({ digest }) => digest)).size).toBe(3);
    expect(all.map(({ number }) => number).sort()).toEqual(expect.arrayContaining([1, 2, 3]));
    const [model] = (await listModels(db, actor)).items;
    expect(model?.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it("say what they are, where they came from and what they serve", async () => {
    const registered = await givenVersion(db, "bergamot-en-pt");
    const models = (await listModels(db, actor)).items.map((model) => presentModel(model, { manage: false }));
    const shown = models.find(({ catalogId }) => catalogId === "bergamot-en-pt");
    expect(shown?.versions).toMatchObject([
      {
        id: registered.id,
        label: "Bergamot English → Portuguese v1",
        status: "ready",
        pair: "en-pt",
        bytes: 14,
        origin: { source: "hub", reference: "desk/model@main/model.bin" },
        deployments: [{ task: "translate", pair: "en-pt", projectName: null }],
      },
    ]);
  });

  it("never change once they are ready", async () => {
    const { id, digest } = await givenVersion(db, SMALL, { content: "z" });
    await expect(db.$executeRaw`UPDATE model_versions SET digest = 'x' WHERE id = ${id}::uuid`).rejects.toThrow(
      /immutable/,
    );
    expect(await findVersion(db, actor, id)).toMatchObject({ digest });
    expect(await findVersion(db, actor, "no-id")).toBeNull();
  });
});
