import { expect, it } from "vitest";
import { authorsOf } from "./authors.ts";
import { changesOf } from "./changes.ts";
import { givenBlocks } from "./given-text.ts";

const step = (name: string, markdown: string) => ({ author: { type: "person", name }, blocks: givenBlocks(markdown) });

it("names for each change the author of the first revision in which it shows", () => {
  const before = givenBlocks("One.\n\nTwo.\n\nThree.");
  const end = "One, by Tom.\n\nTwo.";
  const items = changesOf(before, givenBlocks(end));
  const authors = authorsOf(items, [step("Tom", "One, by Tom.\n\nTwo.\n\nThree."), step("Ines", end)]);
  expect([...authors].map(([number, { name }]) => [number, name])).toEqual([
    [1, "Tom"],
    [2, "Ines"],
  ]);
});

it("names nobody for a change that no revision shows", () => {
  const items = changesOf(givenBlocks("One."), givenBlocks("Two."));
  expect(authorsOf(items, []).size).toBe(0);
});
