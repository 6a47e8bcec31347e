import { beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/generations/schema";
import { findBroken } from "#tests/support/find-broken";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { KILL_POINTS, nameOf, namedKills } from "#tests/support/named-kills";
import type { NamedKills } from "#tests/support/named-kills";
import { testDatabase } from "#tests/support/test-db";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let order: (more?: Partial<Order>) => Promise<string>;

beforeAll(async () => {
  await givenScriptedVersion(db, "translate", { fault: "slow=250" }, "en-pt");
  const lead = await givenUser(db);
  const { id: projectId } = await givenProject(db, lead);
  const translation = { kind: "translation" as const, brief: { to: "pt" } };
  order = async (more) => (await givenGeneration(db, lead, projectId, { ...translation, ...more })).id;
});

/** The others are in `npm run bench -- R1`, many times over. */
const HERE = [
  "worker, storing the first words (kept)",
  "worker, after the last token, before the end (undone)",
  "worker, inside the end (undone)",
  "worker, inside the end (kept)",
  "engine, after the last token, before the end",
];

describe("kill -9", { timeout: 240_000 }, () => {
  const given = (): NamedKills => namedKills({ db, order, start: desk.start }, url());
  const pointNamed = (name: string) => KILL_POINTS.find((point) => nameOf(point) === name)!;

  it.each(HERE)("of the %s, leaves a text that is written once and whole", async (name) => {
    const point = pointNamed(name);
    const id = await given().killAt(point);
    expect(await findBroken(db, [id])).toEqual({ lost: [], doubled: [], gaps: [], givenUp: 0 });
    expect(await db.generation.findUniqueOrThrow({ where: { id } })).toMatchObject(point.ends);
  });

  it("of the only engine while its model loads, ends the text with that reason and frees its draft", async () => {
    const point = pointNamed("engine, while its model loads");
    const id = await given().killAt(point);
    const row = await db.generation.findUniqueOrThrow({ where: { id }, include: { draft: true } });
    expect(row).toMatchObject({ ...point.ends, error: { code: "load-failed" } });
    expect(row.draft.activeGenerationId).toBeNull();
  });
});
