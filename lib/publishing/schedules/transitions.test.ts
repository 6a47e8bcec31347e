import { describe, expect, it } from "vitest";
import { obstacleOf } from "./transitions.ts";

const schedule = {
  revisionId: "r1",
  draft: { status: "approved" as const, headRevisionId: "r1", activeGenerationId: null },
  project: { reviewApprovals: 1 },
};

describe("obstacleOf", () => {
  it("finds nothing in the way of the approved head", () => {
    expect(obstacleOf(schedule)).toBeNull();
  });

  it("says why a publication would not go out", () => {
    const { draft } = schedule;
    expect(obstacleOf({ ...schedule, draft: { ...draft, headRevisionId: "r2", status: "draft" } })).toBe(
      "changed-meanwhile",
    );
    expect(obstacleOf({ ...schedule, draft: { ...draft, status: "changes_requested" } })).toBe("not-approved");
    expect(obstacleOf({ ...schedule, draft: { ...draft, activeGenerationId: "g" } })).toBe("being-written");
  });

  it("needs no approval where the project wants none", () => {
    const draft = { ...schedule.draft, status: "draft" as const };
    expect(obstacleOf({ ...schedule, draft, project: { reviewApprovals: 0 } })).toBeNull();
    expect(obstacleOf({ ...schedule, draft })).toBe("not-approved");
  });
});
