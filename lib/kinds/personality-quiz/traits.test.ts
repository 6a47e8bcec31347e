import { describe, expect, it } from "vitest";
import { randomFrom } from "../quiz/shuffle.ts";
import { affinityByMeaning, affinityByWords, type Affinity } from "./traits/affinity.ts";
import { assignTraits } from "./traits/assign.ts";
import { areAkin, oppositeOf, TRAIT_WORDS, TRAITS } from "./traits.ts";
import { recomputeWeights, weightOf } from "./weights.ts";

const described = (title: string, text = "") => ({ title, text });
const randomAffinity = (seed: string, outcomes: number): Affinity => {
  const random = randomFrom(seed);
  return Array.from({ length: outcomes }, () => TRAITS.map(() => random()));
};

describe("traits", () => {
  it("are thirty in pairs of opposites, each with words", () => {
    expect(TRAITS).toHaveLength(30);
    for (const trait of TRAITS) {
      expect(oppositeOf(oppositeOf(trait))).toBe(trait);
      expect(TRAIT_WORDS[trait].words.split(" ").length).toBeGreaterThan(8);
      expect(TRAITS.filter((other) => other !== trait && areAkin(trait, other)).length).toBeGreaterThan(1);
      expect(areAkin(trait, oppositeOf(trait))).toBe(false);
    }
  });

  it("are told from the words of an outcome", () => {
    const [planner, explorer] = assignTraits(
      affinityByWords([
        described("The Planner", "makes lists and keeps order"),
        described("The Explorer", "wild and brave"),
      ]),
    );
    expect(planner?.[0]).toBe("organised");
    expect(explorer?.[0]).toBe("adventurous");
  });
});

describe("assignTraits", () => {
  it("gives each outcome three traits, no opposites among them, and a main one of its own", () => {
    for (let run = 0; run < 40; run += 1) {
      const outcomes = 2 + (run % 7);
      const triples = assignTraits(randomAffinity(`run ${run}`, outcomes));
      expect(new Set(triples.map(([main]) => main)).size).toBe(outcomes);
      expect(new Set(triples.map((triple) => triple.toSorted().join())).size).toBe(outcomes);
      for (const triple of triples) {
        expect(new Set(triple).size).toBe(3);
        expect(triple.some((trait) => triple.includes(oppositeOf(trait)))).toBe(false);
      }
    }
  });

  it("fits all outcomes together better than one after the other", () => {
    // Both want "adventurous" most; the first has a good second choice, the second has none.
    const affinity = [TRAITS.map(() => 0), TRAITS.map(() => 0)];
    const set = (outcome: number, trait: (typeof TRAITS)[number], fit: number) => {
      affinity[outcome]![TRAITS.indexOf(trait)] = fit;
    };
    set(0, "adventurous", 1);
    set(0, "curious", 0.9);
    set(0, "independent", 0.8);
    set(0, "calm", 0.7);
    set(1, "adventurous", 0.9);
    const [one, other] = assignTraits(affinity);
    expect(other?.[0]).toBe("adventurous");
    expect(one).toEqual(["curious", "independent", "calm"]);
  });

  it("is the same for the same fit", () => {
    expect(assignTraits(randomAffinity("same", 6))).toEqual(assignTraits(randomAffinity("same", 6)));
  });
});

describe("affinityByMeaning", () => {
  it("takes off what is near to everything", () => {
    const near = TRAITS.map((_, at): number => (at === 0 ? 0.9 : 0.2));
    const [one, other] = affinityByMeaning([near, near.with(3, 0.6)]);
    expect(other![3]!).toBeGreaterThan(other![1]!);
    expect(one![3]!).toBeLessThan(other![3]!);
  });
});

describe("weights", () => {
  it("are 2 for a main trait, 1 for a shared or akin one, else nothing", () => {
    expect(weightOf(["calm", "warm"], ["calm"])).toBe(2);
    expect(weightOf(["warm", "calm"], ["calm", "curious"])).toBe(2);
    expect(weightOf(["warm", "curious"], ["calm", "curious"])).toBe(1);
    expect(weightOf(["private"], ["calm"])).toBe(1);
    expect(weightOf(["leading"], ["calm"])).toBe(0);
    expect(weightOf([], ["calm"])).toBe(0);
  });

  it("are computed anew for options with traits, and left alone for others", () => {
    const options = [
      { id: "a", text: "A", weights: { x: 9 }, traits: ["calm" as const] },
      { id: "b", text: "B", weights: { x: 9 } },
    ];
    const content = {
      title: "T",
      outcomes: [{ id: "x", title: "X", text: "", traits: ["calm" as const] }],
      questions: [{ id: "q", stem: "", options }],
    };
    expect(recomputeWeights(content).questions[0]?.options.map(({ weights }) => weights)).toEqual([{ x: 2 }, { x: 9 }]);
  });
});
