import { describe, expect, it } from "vitest";
import { sidesOf, verdictOf } from "./sides.ts";

const ids = Array.from({ length: 400 }, (_, index) => `text-${index}`);

describe("sidesOf", () => {
  it("puts each of the two first about half of the time", () => {
    const first = ids.filter((id) => sidesOf(id, "secret")[0] === "champion").length;
    expect(first).toBeGreaterThan(160);
    expect(first).toBeLessThan(240);
  });

  it("keeps its order for a text, and has another under another secret", () => {
    const order = (secret: string) => ids.map((id) => sidesOf(id, secret).join());
    expect(order("secret")).toEqual(order("secret"));
    expect(order("secret")).not.toEqual(order("another"));
  });
});

describe("verdictOf", () => {
  it("says whose text was chosen", () => {
    expect(verdictOf("first", ["challenger", "champion"])).toBe("challenger");
    expect(verdictOf("second", ["challenger", "champion"])).toBe("champion");
    expect(verdictOf("same", ["challenger", "champion"])).toBe("same");
  });
});
