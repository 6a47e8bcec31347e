import { describe, expect, it } from "vitest";
import { articleKind } from "#lib/kinds/article/kind";
import { givenAbilities, givenWriter, runPipeline } from "#tests/support/run-pipeline";
import { freeOutlines, freeSections } from "#tests/support/suite-answers-unsourced";
import { abilitiesFrom } from "../../abilities.ts";
import { writeArticle } from "../../article.ts";
import { questionsFor } from "./questions.ts";

const topic = "How to repair a wooden garden bench";
const outline = ["What tends to break first", "Choosing the right glue and screws"];
const brief = { topic, outline, words: 180 };
const proved = givenAbilities({ "write-freely": 8, "outline-freely": 8, "fill-form": 8 }, "Capable v1");
const answers = [...freeSections, ...freeOutlines];
const good = givenWriter((prompt) => answers.find(({ when }) => prompt.includes(when))?.good ?? "");
const bad = givenWriter((prompt) => answers.find(({ when }) => prompt.includes(when))?.bad ?? "");

describe("an article without sources", () => {
  it("is written whole by a model that has passed its self-test, and marked as unverified", async () => {
    const { content, evidence, notes, heard } = await runPipeline(writeArticle, brief, {
      writer: good,
      abilities: proved,
    });
    expect(articleKind.contentSchema.safeParse(content).error).toBeUndefined();
    expect(heard.text).toBe(content.markdown);
    for (const heading of outline) expect(content.markdown).toContain(`## ${heading}\n`);
    expect(content.markdown).not.toMatch(/^- /m);
    expect(evidence.length).toBeGreaterThan(6);
    for (const { origin, state, sourceId, place, quote } of evidence) {
      expect({ origin, state, sourceId, quote }).toEqual({
        origin: "model",
        state: "unverified",
        sourceId: null,
        quote: "",
      });
      if ("start" in place) expect(content.markdown.slice(place.start, place.end)).toBe(place.quote);
    }
    expect(notes[0]).toMatch(/^Nothing here rests on a source/);
  });

  it("takes its headings from the model where the brief names none", async () => {
    const { content } = await runPipeline(writeArticle, { topic, words: 180 }, { writer: good, abilities: proved });
    expect(content.markdown).toContain("## Finding the broken parts");
  });

  it("has questions where the model's section did not pass", async () => {
    const mixed = givenWriter((prompt) => {
      const answer = answers.find(({ when }) => prompt.includes(when));
      return (answer === freeSections[0] ? answer?.good : answer?.bad) ?? "";
    });
    const { content, notes } = await runPipeline(writeArticle, brief, { writer: mixed, abilities: proved });
    expect(content.markdown).toMatch(/## Choosing the right glue and screws\n\n- /);
    expect(notes.join(" ")).toContain("“Choosing the right glue and screws”: the model's text did not pass");
    expect(content.markdown).not.toMatch(/Glue is good/);
  });

  it("is an outline with questions when nothing that the model writes passes", async () => {
    const { evidence, heard } = await runPipeline(writeArticle, brief, { writer: bad, abilities: proved });
    expect(evidence).toEqual([]);
    expect(heard.problems.map(({ code }) => code)).toEqual(["no-sources"]);
  });

  it.each([
    ["has failed its self-test", givenAbilities({ "write-freely": 2 }, "Tiny v1"), /Tiny v1 passed 2 of 10 tests/],
    [
      "has not had one",
      abilitiesFrom([{ task: "write", label: "New v1", results: null }]),
      /New v1 has not had its self-test/,
    ],
  ])("is an outline with questions from a model that %s, which is never asked", async (_what, abilities, note) => {
    const asked: string[] = [];
    const writer = givenWriter((prompt) => {
      asked.push(prompt);
      return "";
    });
    const { content, notes, evidence } = await runPipeline(writeArticle, brief, { writer, abilities });
    expect(asked).toEqual([]);
    expect(evidence).toEqual([]);
    expect(content.markdown).toMatch(/^## What tends to break first\n\n- /);
    expect(notes.join(" ")).toMatch(note);
  });
});

describe("questions for a section", () => {
  it.each([
    ["How the ferry began", /When and where did it begin/],
    ["What it costs", /How much does it cost/],
    ["Risks for swimmers", /What can go wrong/],
    ["What comes next", /What is decided, and by when/],
  ])("ask about “%s” what such a section has to answer", (heading, expected) => {
    expect(questionsFor(heading, { topic: "The Tarnside ferry" }).join("\n")).toMatch(expected);
  });

  it("name who and which number the heading speaks of", () => {
    const asked = questionsFor("Kestrel Dairy and its 88 tonnes", {
      topic: "Why Kestrel Dairy sold 88 tonnes of cheese",
    });
    expect(asked).toContain("Who speaks for Kestrel Dairy, and can they confirm this?");
    expect(asked.join(" ")).toContain("“88");
  });
});
