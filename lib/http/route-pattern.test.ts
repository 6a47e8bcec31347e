import { describe, expect, it } from "vitest";
import { routePattern } from "./route-pattern.ts";

describe("routePattern", () => {
  it.each([
    ["/api/v1/drafts/42/revisions/3", { id: "42", number: "3" }, "/api/v1/drafts/{id}/revisions/{number}"],
    ["/api/v1/projects", {}, "/api/v1/projects"],
    ["/api/v1/projects", undefined, "/api/v1/projects"],
    ["/api/v1/drafts/a%20b", { id: "a b" }, "/api/v1/drafts/{id}"],
    ["/api/v1/drafts/%ff", { id: "x" }, "/api/v1/drafts/%ff"],
  ])("makes of %s with %o %s", (path, params, pattern) => {
    expect(routePattern(path, params)).toBe(pattern);
  });
});
