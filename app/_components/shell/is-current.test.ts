import { describe, expect, it } from "vitest";
import { isCurrent } from "./is-current.ts";

describe("isCurrent", () => {
  it("marks a screen and the screens below it", () => {
    expect(isCurrent("/models", "/models")).toBe(true);
    expect(isCurrent("/models", "/models/in-short")).toBe(true);
  });

  it("does not mark home on every screen", () => {
    expect(isCurrent("/", "/models")).toBe(false);
    expect(isCurrent("/", "/")).toBe(true);
  });

  it("tells names apart that begin alike", () => {
    expect(isCurrent("/projects/kestrel", "/projects/kestrel-shop")).toBe(false);
  });
});
