import { describe, expect, it } from "vitest";
import { signTest, standingOf } from "./certainty.ts";

describe("signTest", () => {
  // By exact fractions, with binomial coefficients as whole numbers.
  it.each([
    [0, 0, 1],
    [1, 0, 1],
    [5, 0, 0.0625],
    [6, 0, 0.03125],
    [8, 2, 0.109375],
    [14, 5, 0.063568115234375],
    [15, 5, 0.04138946533203125],
    [10, 10, 1],
  ])("of %i to %i is %f", (wins, losses, chance) => {
    expect(signTest(wins, losses)).toBeCloseTo(chance, 12);
    expect(signTest(losses, wins)).toBeCloseTo(chance, 12);
  });

  it("holds for as many choices as a comparison may have", () => {
    expect(signTest(500, 500)).toBe(1);
    expect(signTest(532, 468)).toBeCloseTo(0.0463, 3);
    expect(signTest(1_000, 0)).toBeLessThan(1e-300);
  });
});

describe("standingOf", () => {
  it.each([
    [0, 0, 0, null, "too-few"],
    [0, 5, 20, "challenger", "too-few"],
    [2, 8, 0, "challenger", "open"],
    [15, 5, 3, "champion", "likely"],
    [2, 18, 0, "challenger", "sure"],
    [7, 7, 0, null, "open"],
  ])("of %i, %i and %i same is led by %s, %s", (champion, challenger, same, leader, certainty) => {
    expect(standingOf({ champion, challenger, same })).toMatchObject({ leader, certainty, same });
  });
});
