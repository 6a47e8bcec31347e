import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, TextCall } from "#workers/engines/engine";
import { loadEngine } from "#workers/engines/registry";
import { openTiny, tinyRequest, type TinyModel } from "../support/tiny-models.ts";

const never = new AbortController().signal;

function lend(name: TinyModel, settings: Record<string, unknown> = {}) {
  let engine: Engine | null = null;
  beforeAll(async () => {
    engine = await openTiny(name, settings);
  });
  afterAll(() => engine?.release());
  return (): Engine => {
    if (!engine) throw new Error("the model is not loaded");
    return engine;
  };
}

describe("classification by a tiny BERT", () => {
  const engine = lend("classifier");

  it("names its labels as its configuration does", () => {
    expect(engine().classify?.labels).toEqual(["negative", "positive", "question"]);
    expect(engine().write ?? engine().embed ?? engine().translateMany ?? engine().entail).toBeNull();
  });

  it("gives each text all labels with probabilities, in the order of the texts", async () => {
    const texts = [
      "superb quality, highly recommend",
      "late delivery and very disappointed",
      "when will my order ship?",
    ];
    const results = await engine().classify!.classify({ texts, signal: never });
    expect(results.map(([best]) => best?.label)).toEqual(["positive", "negative", "question"]);
    for (const scores of results) {
      expect(scores.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 4);
      expect(scores[0]!.score).toBeGreaterThan(0.8);
    }
  });

  it("gives the same scores alone and in a batch with longer texts", async () => {
    const short = "great, the knife";
    const long = "late delivery, the coffee cup and very disappointed ".repeat(3);
    const [alone] = await engine().classify!.classify({ texts: [short], signal: never });
    const [, together] = await engine().classify!.classify({ texts: [long, short], signal: never });
    expect(together![0]!.score).toBeCloseTo(alone![0]!.score, 3);
  });
});

describe("writing by a tiny decoder", () => {
  const engine = lend("writer");
  const write = async (content: string, changes: Partial<TextCall> = {}) => {
    const pieces: string[] = [];
    const result = await engine().write!.generate({
      messages: [{ role: "user", content }],
      maxTokens: 40,
      temperature: 0,
      seed: 1,
      json: undefined,
      stopTexts: [],
      signal: never,
      ...changes,
      onText(text) {
        pieces.push(text);
        changes.onText?.(text);
      },
    });
    return { ...result, pieces };
  };

  it("answers, streams what it answers and counts tokens", async () => {
    const result = await write("What is the capital of France?");
    expect(result.text).toBe("The capital of France is Paris.");
    expect(result.pieces.length).toBeGreaterThan(3);
    expect(result.pieces.join("")).toBe(result.text);
    expect(result).toMatchObject({ stop: "end", usage: { inputTokens: 10, outputTokens: 8 }, ignored: [] });
  });

  it("ends at its limit and before a stop text", async () => {
    expect(await write("Count to twelve.", { maxTokens: 5 })).toMatchObject({
      text: "one, two, three",
      stop: "length",
    });
    const stopped = await write("Count to twelve.", { stopTexts: ["three", ", four"] });
    expect(stopped).toMatchObject({ text: "one, two, ", stop: "end" });
    expect(stopped.pieces.join("")).toBe(stopped.text);
  });

  it("writes the same text for the same seed", async () => {
    const warm = { temperature: 3, maxTokens: 12 };
    const first = await write("Count to nine.", { ...warm, seed: 5 });
    const other = await write("Count to nine.", { ...warm, seed: 6 });
    const again = await write("Count to nine.", { ...warm, seed: 5 });
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  it("stops between two tokens and keeps the text so far", async () => {
    const controller = new AbortController();
    const result = await write("Count to twelve.", { signal: controller.signal, onText: () => controller.abort() });
    expect(result).toMatchObject({ text: "one", stop: "aborted" });
  });

  describe("whose prompt is read in pieces", () => {
    const inPieces = lend("writer", { promptPiece: 3 });
    const call = (content: string, signal: AbortSignal): TextCall => ({
      ...{ messages: [{ role: "user", content }], maxTokens: 40, temperature: 3, seed: 5, json: undefined },
      ...{ stopTexts: [], signal, onText: () => {} },
    });

    it("writes what it writes when it is read at once, drawn by the same seed", async () => {
      for (const question of ["What is the capital of France?", "Count to twelve."]) {
        const whole = await engine().write!.generate(call(question, never));
        expect(await inPieces().write!.generate(call(question, never))).toEqual(whole);
      }
    });

    it("gives up between two pieces, before the first token", async () => {
      const controller = new AbortController();
      const writing = inPieces().write!.generate(call("What is the capital of France?", controller.signal));
      setImmediate(() => controller.abort());
      expect(await writing).toMatchObject({
        ...{ text: "", stop: "aborted" },
        usage: { inputTokens: 10, outputTokens: 0 },
      });
      const after = await inPieces().write!.generate({ ...call("Count to three.", never), temperature: 0 });
      expect(after.text).toBe((await write("Count to three.")).text);
    });
  });

  it("refuses a prompt that does not fit, and says what it cannot do", async () => {
    await expect(write("Count to twelve.", { maxTokens: 125 })).rejects.toMatchObject({ code: "prompt-too-long" });
    const { ignored } = await write("Count to three.", { json: { type: "object" } });
    expect(ignored.map(({ setting }) => setting)).toEqual(["json"]);
  });
});

describe("translation between many languages by a tiny M2M model", () => {
  const engine = lend("translator", { batch: 4 });
  const translate = async (from: string, to: string, segments: string[], html = false) => {
    const heard: string[] = [];
    const translator = engine().translateMany!.between(from, to)!;
    const onSegment = (index: number, text: string) => (heard[index] = text);
    const result = await translator.translate({ segments, html, signal: never, onSegment });
    expect(heard).toEqual(result.segments);
    return result.segments;
  };

  it.each([
    ["en", "pt", "The bridge is old.", "A ponte é velha."],
    ["en", "es", "The bridge is old.", "El puente es viejo."],
    ["pt", "es", "A biblioteca é nova.", "La biblioteca es nueva."],
    ["pt-BR", "en", "Anna comprou a casa.", "Anna bought the house."],
    ["es-MX", "pt-PT", "La torre no es blanca.", "A torre não é branca."],
    ["en", "pt", "The school opened in 1932.", "A escola abriu em 1932."],
  ])("from %s to %s says “%s” as “%s”", async (from, to, source, target) => {
    expect(await translate(from, to, [source])).toEqual([target]);
  });

  it("keeps the order of segments of different length, and blank ones blank", async () => {
    const segments = [
      "Hugo sold the castle and the garden.",
      "",
      "The bridge is old.",
      " ",
      "The hotel cost 48 euros.",
    ];
    expect(await translate("en", "pt", segments)).toEqual([
      "Hugo vendeu o castelo e o jardim.",
      "",
      "A ponte é velha.",
      "",
      "O hotel custou 48 euros.",
    ]);
  });

  it("gives back nothing for a segment with tags, which it cannot place", async () => {
    const segments = ["The <b>bridge</b> is old.", "The bridge is old."];
    expect(await translate("en", "pt", segments, true)).toEqual(["", "A ponte é velha."]);
  });

  it("translates a text that is too long for it sentence by sentence", async () => {
    const [long] = await translate("en", "pt", ["The bridge is old. ".repeat(40).trim()]);
    expect(long).toBe("A ponte é velha. ".repeat(40).trim());
  });

  it("knows its languages by the names of BCP 47, and no others", () => {
    expect(engine().translateMany!.codes).toEqual(["en", "pt", "es"]);
    expect(engine().translateMany!.between("en", "de")).toBeNull();
    expect(engine().translate).toBeNull();
  });

  it("stops when it is told to", async () => {
    const translator = engine().translateMany!.between("en", "pt")!;
    const call = { segments: ["The bridge is old."], html: false, signal: AbortSignal.abort(), onSegment: () => {} };
    await expect(translator.translate(call)).rejects.toMatchObject({ code: "aborted" });
  });
});

describe("entailment by a tiny cross-encoder", () => {
  const engine = lend("entailment");
  const likeliest = async (premise: string, claim: string) => {
    const [scores] = await engine().entail!.entail({ pairs: [{ premise, claim }], signal: never });
    expect(scores!.entailment + scores!.neutral + scores!.contradiction).toBeCloseTo(1, 4);
    return Object.entries(scores!).sort(([, a], [, b]) => b - a)[0]![0];
  };

  it.each([
    ["Boris sold the castle.", "Boris sold the castle.", "entailment"],
    ["Boris sold the castle.", "Boris did not sell the castle.", "contradiction"],
    ["The museum is not open.", "The museum is open.", "contradiction"],
    ["The bridge is old.", "The bridge is not old.", "contradiction"],
    ["The bridge is old.", "The market is quiet.", "neutral"],
  ])("takes “%s” and “%s” for %s", async (premise, claim, label) => {
    expect(await likeliest(premise, claim)).toBe(label);
  });

  it("cuts a premise that is too long, never the claim", async () => {
    const premise = `Boris sold the castle. ${"The market is quiet. ".repeat(60)}`;
    const [scores] = await engine().entail!.entail({ pairs: [{ premise, claim: "The tower is old." }], signal: never });
    expect(scores!.entailment + scores!.neutral + scores!.contradiction).toBeCloseTo(1, 4);
    const claim = "The market is quiet. ".repeat(60);
    await expect(engine().entail!.entail({ pairs: [{ premise: "a", claim }], signal: never })).rejects.toMatchObject({
      code: "prompt-too-long",
    });
  });
});

describe("loading a model in ONNX", () => {
  it("says which file is missing, and in plain words that a file is none of its kind", async () => {
    const request = tinyRequest("writer", {}, "onnx/model.onnx");
    await expect(loadEngine(request)).rejects.toMatchObject({ code: "file-missing" });
    const file = request.files["config.json"]!;
    const broken = loadEngine({ ...request, files: { ...request.files, "onnx/model.onnx": file } });
    await expect(broken).rejects.toMatchObject({
      code: "load-failed",
      message: "The model files could not be loaded by ONNX Runtime.",
    });
  });

  it("refuses a judge whose labels do not say which is which", async () => {
    await expect(openTiny("classifier", { task: "entail" })).rejects.toMatchObject({
      code: "load-failed",
      message: expect.stringContaining("“negative”, “positive”, “question”") as string,
    });
  });
});

describe("summaries by a tiny BART", () => {
  const engine = lend("summariser");
  const summarise = (texts: string[], maxTokens = 60) =>
    engine().summarise!.summarise({ texts, maxTokens, signal: never });

  it("gives a shorter text for each, in their order", async () => {
    const texts = [
      "The old bridge near the river opened in 1932, after the people of the city had waited for it for many years.",
      "Anna bought the small hotel behind the market in 1987, which nobody in the city had expected at that time.",
    ];
    expect(await summarise(texts)).toEqual([
      "The old bridge near the river opened in 1932.",
      "Anna bought the small hotel behind the market in 1987.",
    ]);
  });

  it("refuses a text that it cannot take whole", async () => {
    await expect(summarise(["The old bridge near the river opened in 1932. ".repeat(20)])).rejects.toMatchObject({
      code: "prompt-too-long",
    });
  });
});
