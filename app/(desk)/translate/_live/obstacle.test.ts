import { describe, expect, it } from "vitest";
import { emptyLiveText, writeText } from "./live-text.ts";
import { obstacleOf } from "./obstacle.ts";

const live = (text: string, from = "en", to = "pt") => writeText(emptyLiveText({ from, to, format: "text" }), text);
const pair = (ready: boolean) => ({ from: "en", to: "pt", ready });

describe("obstacleOf", () => {
  it("lets a short text through whose pair is served, or not known yet", () => {
    expect(obstacleOf(live("Bees fly."), 9, pair(true))).toBeNull();
    expect(obstacleOf(live("Bees fly.", "de"), 9, pair(false))).toBeNull();
  });

  it("names what is in the way", () => {
    expect(obstacleOf(live("Bees fly!!"), 9, pair(true))).toBe("too-long");
    expect(obstacleOf(live("Bees", "pt-BR"), 9, pair(true))).toBe("same");
    expect(obstacleOf(live("Bees"), 9, pair(false))).toBe("missing");
  });
});
