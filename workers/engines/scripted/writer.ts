/** The write task: text that follows from seed and prompt alone. */
import { EngineError, type ModelVersionRef, type TextCall, type TextEngine, type TextResult } from "../engine.ts";
import { fnv1a } from "../hashed-vectors.ts";
import { delayOf, findFault, strike, type Fault } from "./faults.ts";
import { instanceOf } from "./json-instance.ts";
import { pause } from "./pause.ts";
import { createRandom } from "./random.ts";
import { oneSentence, sentencesWithoutEnd } from "./sentences.ts";
import type { ScriptedSettings } from "./settings.ts";
import { sharedPrefixLength, splitTokens } from "./tokens.ts";

export function createScriptedWriter(version: ModelVersionRef, settings: ScriptedSettings): TextEngine {
  let lastPrompt: string[] = [];
  return {
    version,
    contextLength: settings.contextLength,
    countTokens: async (text) => splitTokens(text).length,
    async generate(call) {
      const prompt = splitTokens(call.messages.map((message) => message.content).join("\n"));
      if (prompt.length + call.maxTokens > settings.contextLength) {
        throw new EngineError(
          "prompt-too-long",
          `The prompt has ${prompt.length} tokens and ${call.maxTokens} are asked for; the model holds ${settings.contextLength} together.`,
        );
      }
      const cachedTokens = sharedPrefixLength(lastPrompt, prompt);
      lastPrompt = prompt;
      return writeTokens(call, settings, { inputTokens: prompt.length, cachedTokens });
    },
  };
}

async function writeTokens(
  call: TextCall,
  settings: ScriptedSettings,
  input: { inputTokens: number; cachedTokens: number },
): Promise<TextResult> {
  const fault = findFault(
    call.messages.map((message) => message.content),
    settings.fault,
  );
  const delayMs = delayOf(fault, settings.delayMs);
  let text = "";
  let outputTokens = 0;
  const end = (stop: TextResult["stop"]): TextResult => ({
    text,
    usage: { ...input, outputTokens },
    stop,
    ignored:
      call.temperature > 0 ? [{ setting: "temperature", why: "The scripted engine follows the seed alone." }] : [],
  });

  for (const token of tokensFor(call, settings, fault)) {
    await strike(fault, outputTokens);
    await pause(delayMs, call.signal);
    if (call.signal.aborted) return end("aborted");
    if (outputTokens >= call.maxTokens && fault?.kind !== "endless") return end("length");
    text += token;
    outputTokens += 1;
    call.onText(token);
  }
  await strike(fault, outputTokens);
  return end(call.signal.aborted ? "aborted" : "end");
}

function* tokensFor(call: TextCall, settings: ScriptedSettings, fault: Fault | null): Generator<string> {
  const prompt = call.messages.map((message) => `${message.role}: ${message.content}`).join("\n");
  const random = createRandom(fnv1a(`${call.seed}\n${prompt}`));
  if (fault?.kind === "empty") return;
  if (fault?.kind === "endless") {
    for (const sentence of sentencesWithoutEnd(random)) yield* splitTokens(`${sentence} `);
  }
  if (fault?.kind === "repeating") {
    const sentence = oneSentence(random);
    for (;;) yield* splitTokens(` ${sentence}`);
  }
  yield* splitTokens(cutAtStop(wholeText(call, settings, fault, prompt, random), call.stopTexts));
}

function wholeText(
  call: TextCall,
  settings: ScriptedSettings,
  fault: Fault | null,
  prompt: string,
  random: ReturnType<typeof createRandom>,
): string {
  const reply = settings.replies.find(({ when }) => prompt.includes(when));
  if (reply) return reply.text;
  if (call.json) {
    const json = JSON.stringify(instanceOf(call.json, random));
    return fault?.kind === "invalid-json" ? json.slice(0, Math.ceil(json.length / 2)) : json;
  }
  if (fault?.kind === "invalid-json") return '{"points": [';
  const tokens: string[] = [];
  for (const sentence of sentencesWithoutEnd(random)) {
    const more = splitTokens(tokens.length === 0 ? sentence : ` ${sentence}`);
    if (tokens.length > 0 && tokens.length + more.length > settings.tokens) break;
    tokens.push(...more);
  }
  return settings.tokens === 0 ? "" : tokens.join("");
}

function cutAtStop(text: string, stopTexts: string[]): string {
  const ends = stopTexts.filter((stop) => stop !== "" && text.includes(stop)).map((stop) => text.indexOf(stop));
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}
