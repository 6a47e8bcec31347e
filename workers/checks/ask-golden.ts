/**
 * Golden prompts: fixed inputs at temperature 0 for what an engine does. Its answers are kept when a version is checked;
 * whoever loads it later asks again and sees whether it is still the same model.
 */
import type { Golden, GoldenAnswer } from "#lib/models/checks/schema";
import { EngineError } from "../engines/engine.ts";
import type { Engine, TranslateEngine } from "../engines/engine.ts";
import { ANSWER_TOKENS, CLAIMS, GOLDEN_SUITE, LONG_TEXTS, PROMPTS, SEGMENTS, TEXTS } from "./golden-inputs.ts";

/** Throws EngineError, also where the engine gives nothing, or what is no answer. */
export async function askGolden(engine: Engine, signal: AbortSignal, languages: string[] = []): Promise<Golden> {
  const answers: GoldenAnswer[] = [];
  const translator = translatorOf(engine, languages);
  if (engine.write) answers.push(...(await askWriter(engine, signal)));
  if (translator) answers.push(...(await askTranslator(translator, signal)));
  if (engine.embed) answers.push(...(await askEmbedder(engine, signal)));
  if (engine.classify) answers.push(...(await askClassifier(engine, signal)));
  if (engine.entail) answers.push(...(await askJudge(engine, signal)));
  if (engine.summarise) answers.push(...(await askSummariser(engine, signal)));
  if (answers.length === 0)
    throw new EngineError("invalid-output", "The model was loaded, and does none of the tasks.");
  return { suite: GOLDEN_SUITE, device: engine.device, answers };
}

/** Of a model for many languages, one pair: into and out of English where it can. */
function translatorOf({ translate, translateMany }: Engine, languages: string[]): TranslateEngine | null {
  if (translate || !translateMany) return translate;
  const known = [...new Set(["en", "pt", "es", "de", "fr", "it", ...languages, ...translateMany.codes])];
  for (const from of known)
    for (const to of known) {
      const found = from === to ? null : translateMany.between(from, to);
      if (found) return found;
    }
  return null;
}

async function askWriter({ write }: Engine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const answers: GoldenAnswer[] = [];
  for (const [name, content] of PROMPTS) {
    const result = await write?.generate({
      messages: [{ role: "user", content }],
      maxTokens: ANSWER_TOKENS,
      temperature: 0,
      seed: 1,
      json: undefined,
      stopTexts: [],
      signal,
      onText: () => {},
    });
    // An aborted answer comes back as a shorter one.
    if (signal.aborted) throw new EngineError("aborted", "The golden prompts were stopped.");
    answers.push({ task: "write", name, text: result?.text ?? "" });
  }
  requireSome(answers.map((answer) => (answer.task === "write" ? answer.text : "")));
  return answers;
}

async function askTranslator(translator: TranslateEngine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const { from, to } = translator;
  const segments = SEGMENTS[from.split("-")[0] ?? ""] ?? SEGMENTS["en"] ?? [];
  const result = await translator.translate({ segments, html: false, signal, onSegment: () => {} });
  requireSome(result.segments);
  return result.segments.map((text, index) => ({ task: "translate", name: `segment-${index + 1}`, from, to, text }));
}

async function askEmbedder({ embed }: Engine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const vectors = (await embed?.embed({ texts: TEXTS.map(([, text]) => text), signal })) ?? [];
  return TEXTS.map(([name], index) => {
    const vector = Array.from(vectors[index] ?? [], (value) => Number(value.toFixed(5)));
    if (vector.length === 0 || !vector.every(Number.isFinite) || vector.every((value) => value === 0))
      throw new EngineError("invalid-output", "The model gives vectors that are none: empty, or no numbers.");
    return { task: "embed", name, vector };
  });
}

async function askClassifier({ classify }: Engine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const rows = (await classify?.classify({ texts: TEXTS.map(([, text]) => text), signal })) ?? [];
  return TEXTS.map(([name], index) => ({
    task: "classify",
    name,
    scores: Object.fromEntries((rows[index] ?? []).map(({ label, score }) => [label, Number(score.toFixed(4))])),
  }));
}

async function askJudge({ entail }: Engine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const pairs = CLAIMS.map(([, premise, claim]) => ({ premise, claim }));
  const rows = (await entail?.entail({ pairs, signal })) ?? [];
  return CLAIMS.map(([name], index) => ({
    task: "entail",
    name,
    scores: Object.fromEntries(
      Object.entries(rows[index] ?? {}).map(([label, score]) => [label, Number(score.toFixed(4))]),
    ),
  }));
}

async function askSummariser({ summarise }: Engine, signal: AbortSignal): Promise<GoldenAnswer[]> {
  const texts = LONG_TEXTS.map(([, text]) => text);
  const shorter = (await summarise?.summarise({ texts, maxTokens: 2 * ANSWER_TOKENS, signal })) ?? [];
  requireSome(shorter);
  return LONG_TEXTS.map(([name], index) => ({ task: "summarise", name, text: shorter[index] ?? "" }));
}

function requireSome(texts: readonly string[]): void {
  if (texts.every((text) => text.trim() === ""))
    throw new EngineError("invalid-output", "The model answers nothing at all to fixed texts.");
}
