import { describe, expect, it } from "vitest";
import { hasCanary, nearestFirst, placeOf, routeOf, type Traffic } from "./route.ts";

const DEPLOYMENT = "0197f3a0-0000-7000-8000-00000000000a";
const drafts = Array.from(
  { length: 2_000 },
  (_, index) => `0197f3a0-0000-7000-9000-${String(index).padStart(12, "0")}`,
);
const canary = (share: number): Traffic => ({ id: DEPLOYMENT, challengerId: "v2", mode: "canary", share });
const challenged = (deployment: Traffic) => drafts.filter((id) => routeOf(deployment, id) === "challenger");

describe("routeOf", () => {
  it("sends a draft the same way each time", () => {
    for (const id of drafts.slice(0, 50)) expect(routeOf(canary(30), id)).toBe(routeOf(canary(30), id));
  });

  it.each([1, 5, 20, 50, 80, 99])("gives the challenger about %i %% of the drafts", (share) => {
    const found = (challenged(canary(share)).length / drafts.length) * 100;
    // Three standard deviations of 2,000 draws.
    const spread = 3 * Math.sqrt((share * (100 - share)) / drafts.length);
    expect(Math.abs(found - share)).toBeLessThan(spread);
  });

  it("keeps the drafts of a smaller share when the share grows", () => {
    const before = challenged(canary(10));
    const after = new Set(challenged(canary(40)));
    expect(before.every((id) => after.has(id))).toBe(true);
  });

  it("chooses other drafts for another deployment", () => {
    const other = { ...canary(20), id: "0197f3a0-0000-7000-8000-00000000000b" };
    expect(challenged(other)).not.toEqual(challenged(canary(20)));
  });

  it("sends everything to the champion without a canary, and what belongs to no draft", () => {
    expect(challenged({ ...canary(50), mode: "shadow" })).toEqual([]);
    expect(challenged({ id: DEPLOYMENT, challengerId: null, mode: null, share: 0 })).toEqual([]);
    expect(routeOf(canary(99), undefined)).toBe("champion");
    expect(hasCanary({ ...canary(0), mode: "shadow" })).toBe(false);
  });

  it("places drafts from 0 to below 100", () => {
    const places = drafts.map((id) => placeOf(DEPLOYMENT, id));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThan(100);
  });
});

describe("nearestFirst", () => {
  it("goes from project and kind over project and kind to all", () => {
    const [all, kind, project, both] = [
      { projectId: null, kind: null },
      { projectId: null, kind: "quiz" },
      { projectId: "p", kind: null },
      { projectId: "p", kind: "quiz" },
    ];
    expect(nearestFirst([all, kind, project, both])).toEqual([both, project, kind, all]);
    expect(nearestFirst([all, kind])).toEqual([kind, all]);
  });
});
