import { expect, it } from "vitest";
import { carryEvidence } from "./carry-evidence.ts";
import { placeOf, type Evidence } from "./evidence.ts";

const claim = (markdown: string, words: string): Evidence => {
  const start = markdown.indexOf(words);
  const place = placeOf(markdown, start, start + words.length);
  return {
    place,
    origin: "model",
    sourceId: "s",
    revisionId: null,
    start: 0,
    end: 4,
    quote: "eggs",
    state: "supported",
  };
};

it("keeps who worded a claim that was not touched, and gives one that was reworded to the person", () => {
  const before = "The queen lays 2,000 eggs a day. She lives for three years.";
  const after = "The queen lays about 2,000 eggs each day. She lives for three years.";
  const evidence = ["The queen lays 2,000 eggs a day.", "She lives for three years."].map((words) =>
    claim(before, words),
  );
  const carried = carryEvidence({ markdown: before }, { markdown: after }, evidence);
  expect(carried.map(({ origin, state }) => [origin, state])).toEqual([
    ["person", "unverified"],
    ["model", "supported"],
  ]);
});
