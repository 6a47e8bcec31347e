import { expect, it } from "vitest";
import type { UsageRow } from "#lib/usage/queries";
import { sumUp } from "./sum-up.ts";

const row = (changes: Partial<UsageRow>): UsageRow => ({
  day: "2026-11-25",
  projectId: "p1",
  project: "Bees",
  userId: "u1",
  user: "Marta",
  modelVersionId: null,
  modelVersion: null,
  generations: 1,
  inputTokens: 10,
  outputTokens: 5,
  cachedTokens: 0,
  characters: 100,
  seconds: 2,
  ...changes,
});

it("adds up what belongs together, with what took longest first", () => {
  const rows = [row({}), row({ projectId: "p2", project: "Canals", seconds: 9 }), row({ day: "2026-11-24" })];
  const { lines, total } = sumUp(rows, "project");
  expect(lines.map(({ name, generations, seconds }) => [name, generations, seconds])).toEqual([
    ["Canals", 1, 9],
    ["Bees", 2, 4],
  ]);
  expect(total).toMatchObject({ generations: 3, inputTokens: 30, seconds: 13 });
});

it("keeps days in their order, and work without a model or a person apart", () => {
  const rows = [row({}), row({ day: "2026-11-24", seconds: 50, userId: null, user: null })];
  expect(sumUp(rows, "day").lines.map(({ name }) => name)).toEqual(["2026-11-25", "2026-11-24"]);
  expect(sumUp(rows, "user").lines.map(({ name }) => name)).toEqual([null, "Marta"]);
  expect(sumUp(rows, "model").lines).toHaveLength(1);
});
