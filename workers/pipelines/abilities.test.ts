import { describe, expect, it } from "vitest";
import { givenAbilities, givenWriter } from "#tests/support/run-pipeline";
import { abilitiesFrom, forStage } from "./abilities.ts";

describe("abilities", () => {
  it("let a stage pass that half of the items passed, and skip one below", () => {
    const abilities = givenAbilities({ "shorten-sentence": 5, "reword-fact": 4 });
    expect(abilities.may("shorten-sentence")).toBe(true);
    expect(abilities.may("reword-fact")).toBe(false);
  });

  it("let an unproved model try what is checked, and not write freely", () => {
    const abilities = abilitiesFrom([{ task: "write", label: "New v1", results: null }]);
    expect(abilities.may("shorten-sentence")).toBe(true);
    expect(abilities.may("write-freely")).toBe(false);
    expect(abilities.notesOn(["shorten-sentence", "reword-fact"])).toEqual([
      expect.stringContaining("New v1 has not had its self-test"),
    ]);
  });

  it("say in plain words what was skipped and why", () => {
    const abilities = givenAbilities({ "shorten-sentence": 3, "propose-title": 9 }, "SmolLM2 v1");
    expect(abilities.notesOn(["shorten-sentence", "propose-title"])).toEqual([
      "Sentences were taken from the sources as they are: SmolLM2 v1 passed 3 of 10 tests of shortening sentences.",
    ]);
  });

  it("take the weakest of two translators", () => {
    const result = { stage: "translate-names" as const, items: 10, reasons: {}, milliseconds: 0 };
    const abilities = abilitiesFrom([
      { task: "translate", label: "Good v1", results: [{ ...result, accepted: 9 }] },
      { task: "translate", label: "Bad v1", results: [{ ...result, accepted: 1 }] },
    ]);
    expect(abilities.may("translate-names")).toBe(false);
    expect(abilities.notesOn(["translate-names"])).toHaveLength(1);
  });

  it("take the writer out of the context of a stage that it may not do", () => {
    const context = { writer: givenWriter(() => ""), abilities: givenAbilities({ "reword-fact": 0 }) };
    expect(forStage(context, "reword-fact").writer).toBeNull();
    expect(forStage(context, "propose-title").writer).toBe(context.writer);
  });
});
