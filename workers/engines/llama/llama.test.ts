import { describe, expect, it } from "vitest";
import { toGrammarSchema } from "./grammar.ts";
import { nextChunk, toHistory } from "./prompt.ts";
import { createRepetitionGuard, endsInLoop } from "../repetition.ts";
import { chooseThreads, threadCandidates } from "./threads.ts";

describe("the repetition guard", () => {
  const prose =
    "Worker bees clean cells in their first days and feed larvae later. Then they build comb, guard the entrance and " +
    "fly out for nectar. A forager that has found flowers dances on the comb, and others follow the dance to the place. ";

  it("sees a sentence, a word or a whole paragraph that comes again and again", () => {
    expect(
      endsInLoop(
        `${prose}The bees are happy and they dance. `.repeat(1) + "The bees are happy and they dance. ".repeat(6),
      ),
    ).toBe(true);
    expect(endsInLoop(prose + "ha ".repeat(60))).toBe(true);
    expect(endsInLoop(prose.repeat(4))).toBe(true);
  });

  it("lets good text pass: prose, a table, a list, a short refrain", () => {
    expect(endsInLoop(prose)).toBe(false);
    expect(endsInLoop(`${prose}| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n`)).toBe(false);
    expect(endsInLoop(prose + "- one\n- two\n- three\n- four\n- five\n".repeat(2))).toBe(false);
    expect(endsInLoop(`${prose}${"very ".repeat(8)}good`)).toBe(false);
  });

  it("notices a loop soon after it began, however the text is cut", () => {
    const guard = createRepetitionGuard();
    let length = 0;
    for (const letter of prose + "All work and no play. ".repeat(40)) {
      length += 1;
      if (guard.add(letter)) break;
    }
    expect(length).toBeLessThan(prose.length + 300);
  });
});

describe("threads", () => {
  it("always leaves a core free, and takes the fewest that are as fast", () => {
    expect(threadCandidates(1)).toEqual([1]);
    expect(threadCandidates(2)).toEqual([1]);
    expect(threadCandidates(16)).toEqual([15, 8, 4]);
    const measured = [
      { threads: 15, tokensPerSecond: 20 },
      { threads: 8, tokensPerSecond: 30 },
      { threads: 4, tokensPerSecond: 29.8 },
    ];
    expect(chooseThreads(measured)).toBe(4);
    expect(chooseThreads(measured.slice(0, 2))).toBe(8);
  });
});

describe("prompts", () => {
  it("end with the turn of the model, which may have begun", () => {
    expect(toHistory([{ role: "user", content: "Hi" }]).at(-1)).toEqual({ type: "model", response: [] });
    const begun = toHistory([
      { role: "system", content: "Be short." },
      { role: "user", content: "Hi" },
      { role: "assistant", content: "Title:" },
    ]);
    expect(begun).toHaveLength(3);
    expect(begun.at(-1)).toEqual({ type: "model", response: ["Title:"] });
  });

  it("are evaluated in chunks of about the same time on a slow and on a fast machine", () => {
    expect(nextChunk(32, 1_600)).toBe(8);
    expect(nextChunk(32, 150)).toBe(32);
    expect(nextChunk(32, 2)).toBe(512);
  });
});

describe("grammars from schemas", () => {
  it("keep the form and name the limits that they do not keep", () => {
    const { schema, loose } = toGrammarSchema({
      type: "object",
      properties: {
        age: { type: "integer", minimum: 18 },
        note: { type: ["string", "null"] },
        any: { anyOf: [{ type: "boolean" }, { type: "null" }] },
      },
    });
    expect(loose).toEqual(["minimum"]);
    expect(schema).toEqual({
      type: "object",
      properties: {
        age: { type: "integer" },
        note: { oneOf: [{ type: "string" }, { type: "null" }] },
        any: { oneOf: [{ type: "boolean" }, { type: "null" }] },
      },
    });
  });

  it("refuse a form that the library would take for null", () => {
    expect(() => toGrammarSchema({ type: "nonsense" })).toThrow("not a type");
    expect(() => toGrammarSchema({ type: "array", items: { allOf: [] } })).toThrow("allOf");
  });
});
