import { describe, expect, it } from "vitest";
import { drawKeys, isSingleKey, matchesKeys } from "./match-keys.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("matchesKeys", () => {
  it("takes Ctrl and Cmd for mod", () => {
    expect(matchesKeys("mod+k", press("k", { ctrlKey: true }))).toBe(true);
    expect(matchesKeys("mod+k", press("k", { metaKey: true }))).toBe(true);
  });

  it("leaves a bare key alone while Ctrl, Cmd or Alt is held", () => {
    expect(matchesKeys("c", press("c"))).toBe(true);
    expect(matchesKeys("c", press("c", { ctrlKey: true }))).toBe(false);
    expect(matchesKeys("c", press("c", { altKey: true }))).toBe(false);
  });

  it("does not mind capital letters", () => {
    expect(matchesKeys("c", press("C"))).toBe(true);
  });

  it("wants mod when the shortcut names it", () => {
    expect(matchesKeys("mod+Enter", press("Enter"))).toBe(false);
  });
});

describe("isSingleKey", () => {
  it("counts letters and signs, not Escape and not combinations", () => {
    expect(["c", "?", "Escape", "mod+k", "alt+1"].map(isSingleKey)).toEqual([true, true, false, false, false]);
  });
});

describe("drawKeys", () => {
  it("draws the keys as they are called on the machine", () => {
    expect(drawKeys("mod+Enter")).toBe("Ctrl ↵");
    expect(drawKeys("mod+k", true)).toBe("⌘ K");
  });
});
