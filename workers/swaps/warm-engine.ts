import { EngineError, type Engine } from "../engines/engine.ts";

const WORDS = "Good morning.";
const SEED = 1;

/**
 * The smallest call of each task that the version does: one token, one sentence. Nothing of it is kept; it shows that
 * the version answers, and the first text after the switch does not wait for what is only done once. `languages`: for
 * one of many languages, which are its own. Throws EngineError.
 */
export async function warmEngine(engine: Engine, languages: readonly string[], signal: AbortSignal): Promise<string[]> {
  const { write, embed, translate, translateMany, classify, entail, summarise } = engine;
  const [from = "en", to = "pt"] = languages;
  const translator = translate ?? translateMany?.between(from, to) ?? null;
  const calls: [task: string, call: (() => Promise<unknown>) | null][] = [
    ["write", write && (() => write.generate({ ...ONE_TOKEN, signal }))],
    ["embed", embed && (() => embed.embed({ texts: [WORDS], signal }))],
    ["translate", translator && (() => translator.translate({ ...ONE_SENTENCE, signal }))],
    ["classify", classify && (() => classify.classify({ texts: [WORDS], signal }))],
    ["entail", entail && (() => entail.entail({ pairs: [{ premise: WORDS, claim: WORDS }], signal }))],
    ["summarise", summarise && (() => summarise.summarise({ texts: [WORDS], maxTokens: 1, signal }))],
  ];
  const warmed: string[] = [];
  for (const [task, call] of calls) {
    if (!call) continue;
    await call();
    signal.throwIfAborted();
    warmed.push(task);
  }
  if (warmed.length === 0) throw new EngineError("load-failed", "The version was loaded, but it does no task.");
  return warmed;
}

const ONE_TOKEN = {
  messages: [{ role: "user" as const, content: WORDS }],
  maxTokens: 1,
  temperature: 0,
  seed: SEED,
  json: undefined,
  stopTexts: [],
  onText: () => {},
};

const ONE_SENTENCE = { segments: [WORDS], html: false, onSegment: () => {} };
