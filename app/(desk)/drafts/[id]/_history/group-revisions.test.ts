import { describe, expect, it } from "vitest";
import type { PresentedRevision } from "#lib/drafts/present";
import { groupRevisions } from "./group-revisions.ts";

function revision(number: number, minute: number, changes: Partial<PresentedRevision> = {}): PresentedRevision {
  return {
    id: String(number),
    number,
    title: "Bees",
    digest: "",
    author: { type: "person", name: "Marta", generationId: null, modelVersionId: null },
    restoredFrom: null,
    createdAt: new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString(),
    ...changes,
  };
}

const numbersOf = (revisions: PresentedRevision[]) =>
  groupRevisions(revisions).map(({ newest, older }) => [newest.number, ...older.map(({ number }) => number)]);

describe("groupRevisions", () => {
  it("puts saves of one person together that are at most ten minutes apart", () => {
    expect(numbersOf([revision(4, 40), revision(3, 12), revision(2, 6), revision(1, 0)])).toEqual([[4], [3, 2, 1]]);
  });

  it("keeps people, generations and restored revisions apart", () => {
    const jonas = { type: "person" as const, name: "Jonas", generationId: null, modelVersionId: null };
    const model = { type: "generation" as const, name: "SmolLM2 v1", generationId: "g", modelVersionId: null };
    expect(
      numbersOf([
        revision(5, 4),
        revision(4, 3, { restoredFrom: 1 }),
        revision(3, 2, { author: jonas }),
        revision(2, 1, { author: model }),
        revision(1, 0, { author: model }),
      ]),
    ).toEqual([[5], [4], [3], [2], [1]]);
  });
});
