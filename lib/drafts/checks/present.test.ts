import { describe, expect, it } from "vitest";
import type { Evidence } from "#lib/kinds/evidence";
import { applyChecks, findingsOfChecks } from "./present.ts";
import { uncoveredLabel, type Check } from "./schema.ts";

const evidence = (state: Evidence["state"]): Evidence => ({
  place: { start: 0, end: 4, quote: "Bees", prefix: "", suffix: "" },
  origin: "model",
  sourceId: "source",
  revisionId: null,
  start: 0,
  end: 4,
  quote: "Bees",
  state,
});
const version = { name: "Judge", number: 2 };
const check = (claim: number, label: string, more: Partial<Check> = {}): Check => ({
  kind: "entail",
  claim,
  label,
  scores: { [label]: 0.93 },
  version,
  ...more,
});
const statesOf = (list: Evidence[]) => list.map(({ state }) => state);

describe("applyChecks", () => {
  it("marks what contradicts and what follows, and leaves the rest as it was found", () => {
    const list = [evidence("supported"), evidence("unverified"), evidence("unverified"), evidence("supported")];
    const checks = [check(0, "contradiction"), check(1, "entailment"), check(2, "neutral")];
    expect(statesOf(applyChecks(list, checks))).toEqual(["contradicted", "supported", "unverified", "supported"]);
  });

  it("goes by the newest check of a claim", () => {
    const checks = [check(0, "entailment"), check(0, "contradiction")];
    expect(statesOf(applyChecks([evidence("unverified")], checks))).toEqual(["supported"]);
  });
});

describe("findingsOfChecks", () => {
  it("says in words what the text reads as", () => {
    const [finding] = findingsOfChecks([check(-1, "news", { kind: "classify" })]);
    expect(finding).toMatchObject({ rule: "reads-as", severity: "hint", place: { whole: true } });
    expect(finding?.message).toBe("Reads as “news” (93 %), says Judge v2.");
  });

  it("says which language a model does not know, for claims and for the whole text", () => {
    const said = (kind: "entail" | "classify", label: string) =>
      findingsOfChecks([check(-1, label, { kind, scores: {} })]).map(({ rule, message }) => [rule, message]);
    expect(said("entail", uncoveredLabel({ reason: "language", language: "pt" }))).toEqual([
      [
        "not-compared",
        "Judge v2 does not know Portuguese: claims were not compared with what they rest on by meaning.",
      ],
    ]);
    expect(said("entail", uncoveredLabel({ reason: "way-back", language: "pt-BR", to: "en" }))[0]?.[1]).toMatch(
      /^Judge v2 does not know Brazilian Portuguese, and no model is deployed that translates it back into English/,
    );
    expect(said("classify", uncoveredLabel({ reason: "language", language: "de" }))[0]?.[0]).toBe("not-sorted");
  });

  it("says nothing without a classification", () => {
    expect(findingsOfChecks([check(0, "contradiction")])).toEqual([]);
  });
});
