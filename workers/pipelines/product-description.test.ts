import { describe, expect, it } from "vitest";
import { productKind } from "#lib/kinds/product-description/kind";
import { CHANNELS, CHANNEL_RULES, type Fact, type ProductBrief } from "#lib/kinds/product-description/schema";
import { factSheet } from "#lib/kinds/product-description/sheet";
import { countWords } from "#lib/text/words";
import { givenSource, givenWriter, misplaced, runPipeline } from "#tests/support/run-pipeline";
import { writeProductDescription } from "./product-description.ts";

const factsOf = (table: Record<string, string>): Fact[] =>
  Object.entries(table).map(([name, value]) => ({ name, value }));

const mug = {
  name: "Aluna travel mug",
  facts: factsOf({
    Weight: "140 g",
    Material: "Stainless steel",
    Colour: "matt black, sand",
    Capacity: "350 ml",
    Height: "17 cm",
    "Dishwasher safe": "yes",
    "Microwave safe": "no",
    Lid: "yes",
    Origin: "Portugal",
    Warranty: "2 years",
    Care: "Hand wash the lid",
    SKU: "AL-350-B",
    Price: "€24.90",
  }),
};
const kettle = {
  name: "Kettle Classic 3000",
  facts: factsOf({
    Power: "2,200 W",
    Voltage: "230 V",
    Capacity: "1.7 l",
    "Noise level": "54 dB",
    "Auto shut-off": "yes",
    "BPA-free": "yes",
    Included: "limescale filter, manual",
    EAN: "4006381333931",
  }),
};
const socks = {
  name: "Wool socks",
  facts: factsOf({
    Material: "80 % wool, 20 % polyamide",
    Size: "38-41",
    "Machine washable": "yes",
    "Made in": "Germany",
  }),
};

async function describeProduct(brief: ProductBrief, more: Parameters<typeof runPipeline>[2] = {}) {
  const sheet = givenSource(factSheet(brief.name, brief.facts).text, { id: "sheet" });
  const language = more.language ?? "en";
  const run = await runPipeline(writeProductDescription, brief, { sources: [sheet], ...more });
  const findings = productKind.lint(run.content, { language, forbiddenWords: [], evidence: run.evidence, brief });
  return { ...run, sheet, findings };
}

describe.each(CHANNELS)("a description for the channel %s", (channel) => {
  it.each([mug, kettle, socks])("tells the facts of $name and nothing else", async (product) => {
    for (const seed of [0, 1, 2, 3]) {
      const { content, evidence, sheet, heard, findings } = await describeProduct({ ...product, channel }, { seed });
      expect(productKind.contentSchema.safeParse(content).error).toBeUndefined();
      expect(heard.text).toBe(content.markdown);
      expect(misplaced(evidence, [sheet], content.markdown)).toEqual([]);
      expect(evidence.filter(({ state }) => state !== "supported")).toEqual([]);
      expect([seed, findings.filter(({ severity }) => severity !== "hint")]).toEqual([seed, []]);
      expect(content.markdown.length).toBeLessThanOrEqual(CHANNEL_RULES[channel].characters ?? 10_000);
      expect(content.seoTitle?.length ?? 0).toBeLessThanOrEqual(60);
      expect(content.description?.length).toBeLessThanOrEqual(155);
    }
  });
});

describe("a product description", () => {
  it("is prose of one or two facts a sentence, with the fact's own verb", async () => {
    const { content } = await describeProduct(mug);
    expect(content.markdown).toContain("The Aluna travel mug is made");
    expect(content.markdown).toMatch(/holds 350 ml/);
    expect(content.markdown).toMatch(/is not microwave safe/);
    expect(content.markdown).toContain("- **Weight:** 140 g\n");
    expect(content.seoTitle).toBe("Aluna travel mug, 350 ml, matt black, sand, Stainless steel");
  });

  it("says how long it does what a fact's name says", async () => {
    const facts = factsOf({ "Keeps hot": "12 h", Lasts: "40 hours" });
    const { content } = await describeProduct({ name: "Steel bottle", facts });
    expect(content.markdown).toContain("keeps hot for 12 h");
    expect(content.markdown).toContain("lasts for 40 hours");
  });

  it("speaks of several things in the plural", async () => {
    const { content } = await describeProduct(socks);
    expect(content.markdown).toMatch(/^The Wool socks are made/);
    expect(content.markdown).not.toMatch(/\bIt (?:is|has|comes)\b/);
  });

  it("varies with the seed, and is the same for the same seed", async () => {
    const texts = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => (await describeProduct(mug, { seed })).content.markdown),
    );
    expect(new Set(texts).size).toBeGreaterThan(2);
    expect((await describeProduct(mug, { seed: 1 })).content.markdown).toBe(texts[0]);
  });

  it("holds the length that was asked for, and keeps the other facts in the list", async () => {
    const { content, findings } = await describeProduct({ ...mug, words: 25 });
    const [running = ""] = content.markdown.split("\n\n");
    expect(countWords(running)).toBeLessThanOrEqual(25);
    expect(findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  });

  it("is a list of the table's own words in other languages, and says so", async () => {
    const { content, notes, findings } = await describeProduct(
      { name: "Caneca Aluna", facts: factsOf({ Peso: "140 g", Material: "aço inoxidável" }) },
      { language: "pt" },
    );
    expect(content.markdown).toBe("- **Peso:** 140 g\n- **Material:** aço inoxidável\n");
    expect(notes[0]).toMatch(/English only/);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each([
    ["takes", "Take the mug along on a trip or to work.", true],
    ["drops praise of", "Enjoy the best coffee on your way.", false],
    ["drops a claim of", "The mug is an eco-friendly choice for the office.", false],
    ["drops a number of", "Take the mug along on 12 trips.", false],
    ["drops a name of", "Take the mug along to Paris.", false],
    ["drops what nobody asked for from", "The mug cures tiredness at work.", false],
  ])("%s the model: %s", async (_what, sentence, taken) => {
    const { content, notes } = await describeProduct(mug, { writer: givenWriter(() => sentence) });
    expect(content.markdown.includes(sentence)).toBe(taken);
    expect(notes.join(" ")).toContain(taken ? "is the model's" : "did not pass the check");
  });

  it("says which facts a channel has no room for", async () => {
    const { heard } = await describeProduct({ ...mug, channel: "social" });
    expect(heard.problems).toEqual([{ code: "facts-left", message: expect.stringContaining("“") }]);
  });
});
