import { describe, expect, it } from "vitest";
import { createStopGuard } from "./stop-guard.ts";

function pass(stopTexts: string[], pieces: string[]): { text: string; stopped: boolean } {
  const guard = createStopGuard(stopTexts);
  const given = pieces.map((piece) => guard.add(piece)).join("");
  return { text: given + guard.rest(), stopped: guard.stopped };
}

describe("the stop guard", () => {
  it("ends before a stop text that comes in pieces", () => {
    expect(pass(["\n\nQ:"], ["One.\n", "\nQ", ": two"])).toEqual({ text: "One.", stopped: true });
  });

  it("gives back what only looked like one", () => {
    expect(pass(["###"], ["a #", "# b", " ##"])).toEqual({ text: "a ## b ##", stopped: false });
  });

  it("takes the first of several, and nothing after it", () => {
    expect(pass(["two", "one"], ["zero one two", " three"])).toEqual({ text: "zero ", stopped: true });
  });

  it("holds nothing back without stop texts", () => {
    const guard = createStopGuard([""]);
    expect(guard.add("all of it")).toBe("all of it");
  });
});
