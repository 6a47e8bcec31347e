import { describe, expect, it } from "vitest";
import { lint } from "./lint.ts";
import { blogPostContentSchema } from "./schema.ts";

const sound = {
  title: "What bees do for your garden",
  description: "How bees find your flowers, and what you can plant to help them all year.",
  tags: ["bees", "gardens"],
};
const rulesOf = (markdown: string, more: object = {}, language = "en") =>
  lint({ ...sound, ...more, markdown }, { language, forbiddenWords: [], evidence: [], brief: null }).map(
    ({ rule }) => rule,
  );
const words = (count: number, word = "bee") => `${Array.from({ length: count }, () => word).join(" ")}.`;

describe("blog post lint", () => {
  it("finds nothing wrong with a sound post", () => {
    expect(rulesOf("Why does this matter?\n\nBees find food for you.\n\n## Plants\n\nSow clover in May.\n")).toEqual(
      [],
    );
  });

  it("asks for an opening before the first heading", () => {
    expect(rulesOf("## Plants\n\nSow clover in May.\n")).toEqual(["no-opening"]);
  });

  it("asks for tags, each once", () => {
    expect(rulesOf("Sow clover.\n", { tags: [] })).toEqual(["tags-missing"]);
    expect(rulesOf("Sow clover.\n", { tags: ["Bees", "bees"] })).toEqual(["tag-twice"]);
  });

  it("points at paragraphs and sections that are long, and misses a list in a long post", () => {
    const paragraph = Array.from({ length: 10 }, (_, index) => `Bee ${index} has a name and it may fly far off.`).join(
      " ",
    );
    const long = `Open.\n\n## One\n\n${paragraph}\n\n${paragraph.replaceAll("Bee", "Ant")}\n\n${paragraph.replaceAll("Bee", "Fly")}\n\n`;
    const found = rulesOf(`${long}## Two\n\n${paragraph.replaceAll("Bee", "Wasp")}\n`);
    expect(found.filter((rule) => rule === "long-paragraph")).toHaveLength(4);
    expect(found).toContain("long-section");
    expect(found).toContain("no-list");
    expect(rulesOf(`${long}- One.\n- Two.\n`)).not.toContain("no-list");
  });

  it("holds tags within limits", () => {
    const content = { ...sound, markdown: "" };
    expect(blogPostContentSchema.safeParse(content).success).toBe(true);
    expect(blogPostContentSchema.safeParse({ ...content, tags: Array(9).fill("x") }).success).toBe(false);
    expect(blogPostContentSchema.safeParse({ ...content, tags: [words(20)] }).success).toBe(false);
  });
});

describe("style of a post", () => {
  const hard =
    "Organisational sustainability considerations necessitate comprehensive interdepartmental collaboration initiatives. ";

  it("says when a text is hard to read or its sentences are long", () => {
    expect(rulesOf(hard.repeat(14))).toContain("hard-to-read");
    expect(rulesOf(`${words(60, "so it is")}\n`)).toContain("long-on-average");
  });

  it("counts passives", () => {
    const passive = "The hive was built in May. The comb is not often cleaned. The honey was taken.";
    expect(rulesOf(passive)).toEqual(["many-passives"]);
    expect(rulesOf("Bees build a hive. They clean the comb. We take the honey.")).toEqual([]);
  });

  it("names jargon with the plain word", () => {
    const [found] = lint(
      { ...sound, markdown: "Utilize clover. Utilize it.\n" },
      { language: "en", forbiddenWords: [], evidence: [], brief: null },
    );
    expect(found).toMatchObject({ rule: "jargon", fix: "Use", place: { quote: "Utilize", start: 0 } });
  });

  it("says nothing of style in other languages", () => {
    expect(rulesOf(hard.repeat(14), {}, "pt")).not.toContain("hard-to-read");
  });
});
