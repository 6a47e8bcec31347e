import { describe, expect, it } from "vitest";
import { keepsMeaning } from "./meaning-kept.ts";

describe("keepsMeaning", () => {
  it.each([
    [
      "The Suez Canal is an artificial waterway in Egypt that connects the Mediterranean Sea to the Red Sea.",
      "The Suez Canal is an artificial sea-level waterway in Egypt that connects the Mediterranean Sea to the Red Sea through the Isthmus of Suez.",
    ],
    [
      "Ferdinand de Lesseps formed the Suez Canal Company with the purpose of building the canal.",
      "In 1858, Ferdinand de Lesseps formed the Suez Canal Company with the purpose of building the canal.",
    ],
    [
      "The canal allows ships to travel between Europe and South Asia without sailing around Africa.",
      "The canal allows ships to travel between Europe and South Asia without sailing around Africa, which shortens the journey by about 8,900 kilometres.",
    ],
  ])("lets pass: %s", (rewrite, source) => expect(keepsMeaning(rewrite, source, "en")).toBe(true));

  it.each([
    [
      "a joint lost",
      "The worker bees live for only about six weeks in summer and can survive for several months until the next spring.",
      "Worker bees live for only about six weeks in summer, although workers born in autumn can survive for several months until the next spring.",
    ],
    [
      "the scope lost",
      "The cherries are spread in the sun for up to four weeks.",
      "In the dry method, the cherries are spread in the sun for up to four weeks.",
    ],
    [
      "a limit lost",
      "The queen can lay 2,000 eggs a day in spring.",
      "The queen can lay up to 2,000 eggs a day in spring.",
    ],
    [
      "a number lost",
      "The ships were trapped in the Great Bitter Lake.",
      "Fifteen cargo ships were trapped in the Great Bitter Lake.",
    ],
    [
      "a condition at the end lost",
      "The agency considers 400 milligrams of caffeine a day safe.",
      "The agency considers 400 milligrams of caffeine a day safe for healthy adults.",
    ],
    ["another subject", "Light roasts continue until a second crack.", "Dark roasts continue until a second crack."],
    ["a pronoun as its subject", "It is the second largest producer.", "Vietnam is the second largest producer."],
    [
      "words of its own",
      "Light roasts are stopped at a second crack with smoke.",
      "Light roasts continue until a second crack at about 224 degrees.",
    ],
    ["a joint added", "The port opened and the sea rose.", "The port opened; later the sea rose."],
  ])("refuses %s", (_why, rewrite, source) => expect(keepsMeaning(rewrite, source, "en")).toBe(false));
});
