import { describe, expect, it } from "vitest";
import { carryEvidence } from "../carry-evidence.ts";
import type { Evidence } from "../evidence.ts";
import { cite } from "./cite.ts";
import { lint } from "./lint.ts";
import type { ProductContent } from "./schema.ts";
import { factSheet } from "./sheet.ts";

const markdown =
  "The Aluna mug weighs 140 g and is dishwasher safe. It is made of steel.\n\n- **Code:** AL-350\n- **Origin:** Portugal\n";
const mug: ProductContent = {
  title: "Aluna mug",
  description: "The Aluna mug weighs 140 g.",
  name: "Aluna mug",
  channel: "web-shop",
  facts: [
    { name: "Weight", value: "140 g" },
    { name: "Dishwasher safe", value: "yes" },
    { name: "Material", value: "steel" },
    { name: "Code", value: "AL-350" },
    { name: "Origin", value: "Portugal" },
  ],
  markdown,
};
const source = (content: ProductContent) => ({ id: "sheet", text: factSheet(content.name, content.facts).text });
const evidenceOf = (content: ProductContent, before: Evidence[] = []) => cite(content, source(content), before, "en");

function lintOf(content: ProductContent, evidence = evidenceOf(content)) {
  return lint(content, { language: "en", forbiddenWords: [], evidence, brief: null });
}
const rulesOf = (content: ProductContent) =>
  lintOf(content)
    .filter(({ severity }) => severity !== "hint")
    .map(({ rule, place, fix }) => [rule, "quote" in place ? place.quote : "", fix]);
const edited = (from: string, to: string): ProductContent => ({ ...mug, markdown: markdown.replace(from, to) });

describe("the facts lock", () => {
  it("finds nothing wrong with a text that says what the facts say", () => {
    expect(rulesOf(mug)).toEqual([]);
  });

  it("points at a changed number, and offers the fact's own", () => {
    const found = rulesOf(edited("140 g", "150 g"));
    expect(found).toContainEqual(["number-not-in-facts", "150 g", "140 g"]);
  });

  it("takes the same amount in another unit, and no other unit", () => {
    expect(rulesOf(edited("140 g", "0.14 kg"))).toEqual([]);
    expect(rulesOf(edited("140 g", "140 kg")).map(([rule]) => rule)).toContain("unit-not-in-facts");
  });

  it.each([
    ["a code", "AL-350", "AL-360", "code-not-in-facts"],
    ["a name", "made of steel", "made of steel by Alessi", "name-not-in-facts"],
    ["a claim", "made of steel", "made of recycled steel", "claim-not-in-facts"],
    ["praise", "made of steel", "made of the finest steel", "praise"],
    ["the opposite", "is dishwasher safe", "is not dishwasher safe", "fact-changed"],
    ["a fact left out", "- **Origin:** Portugal\n", "", "fact-missing"],
  ])("points at %s", (_what, from, to, rule) => {
    expect(rulesOf(edited(from, to)).map(([found]) => found)).toContain(rule);
  });

  it("looks at title and description too", () => {
    const found = lintOf({ ...mug, title: "Aluna mug 500", description: "An organic mug." }).map(({ rule }) => rule);
    expect(found).toEqual(expect.arrayContaining(["number-not-in-facts", "claim-not-in-facts"]));
  });

  it("lets a claim stand that a fact bears out", () => {
    const facts = [...mug.facts, { name: "Recycled", value: "yes" }];
    expect(rulesOf({ ...edited("made of steel", "made of recycled steel"), facts }).map(([rule]) => rule)).toEqual([]);
  });
});

describe("a changed fact", () => {
  const changed = (name: string, value: string): ProductContent => ({
    ...mug,
    facts: mug.facts.map((fact) => (fact.name === name ? { name, value } : fact)),
  });

  it("makes the sentences that rest on it wrong, and offers them anew", () => {
    const next = changed("Material", "aluminium");
    const evidence = evidenceOf(next, carryEvidence(mug, next, evidenceOf(mug)));
    expect(evidence.filter(({ state }) => state === "contradicted")).toMatchObject([{ quote: "Material: aluminium" }]);
    const [found] = lintOf(next, evidence).filter(({ rule }) => rule === "fact-changed");
    expect(found).toMatchObject({ severity: "error", place: { quote: "It is made of steel." } });
    expect(found?.fix).toBe("It is made of aluminium.");
  });

  it("offers the new number in place of the old", () => {
    const next = changed("Weight", "160 g");
    const evidence = evidenceOf(next, carryEvidence(mug, next, evidenceOf(mug)));
    const fixes = lintOf(next, evidence).map(({ rule, fix }) => [rule, fix]);
    expect(fixes).toContainEqual(["number-not-in-facts", "160 g"]);
    expect(fixes).toContainEqual(["fact-changed", "The Aluna mug weighs 160 g and is dishwasher safe."]);
  });

  it("is supported again when the text follows", () => {
    const next = {
      ...changed("Weight", "160 g"),
      markdown: markdown.replace("140 g", "160 g"),
      description: undefined,
    };
    const evidence = evidenceOf(next, carryEvidence(mug, next, evidenceOf(mug)));
    expect(evidence.every(({ state }) => state === "supported")).toBe(true);
    expect(rulesOf(next)).toEqual([]);
  });
});

describe("evidence of a product", () => {
  it("points from each sentence at its facts' lines", () => {
    const evidence = evidenceOf(mug);
    const { text } = source(mug);
    expect(evidence.map(({ quote }) => quote)).toEqual(mug.facts.map(({ name, value }) => `${name}: ${value}`));
    for (const { start, end, quote, place } of evidence) {
      expect(text.slice(start, end)).toBe(quote);
      if ("start" in place) expect(markdown.slice(place.start, place.end)).toBe(place.quote);
    }
  });
});
