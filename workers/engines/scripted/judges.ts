/** Classification, entailment and summaries by simple rules on words, so that tests know the answer. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type {
  ClassifyEngine,
  EntailEngine,
  EntailScores,
  LabelScore,
  ModelVersionRef,
  SummariseEngine,
} from "../engine.ts";
import { throwIfAborted } from "../load-request.ts";
import { delayOf, findFault, strike } from "./faults.ts";
import { pause } from "./pause.ts";
import type { ScriptedSettings } from "./settings.ts";

const LIKELY = 0.9;

export function createScriptedClassifier(version: ModelVersionRef, settings: ScriptedSettings): ClassifyEngine {
  const labels = settings.labels.map(({ label }) => label);
  return {
    version,
    labels,
    classify: (call) =>
      each(
        call.texts,
        (text) => text,
        settings,
        call.signal,
        (text): LabelScore[] => {
          const found = settings.labels.findLast(({ when }) => text.includes(when))?.label ?? labels[0];
          const rest = (1 - LIKELY) / (labels.length - 1);
          return labels
            .map((label) => ({ label, score: label === found ? LIKELY : rest }))
            .sort((a, b) => b.score - a.score);
        },
      ),
  };
}

/** A claim whose words all stand in the premise follows; with another number or one “not” more or less it contradicts. */
export function createScriptedEntailer(version: ModelVersionRef, settings: ScriptedSettings): EntailEngine {
  return {
    version,
    entail: (call) =>
      each(
        call.pairs,
        ({ premise, claim }) => `${premise}\n${claim}`,
        settings,
        call.signal,
        ({ premise, claim }) => judge(premise, claim),
      ),
  };
}

/** The first clause of each text. */
export function createScriptedSummariser(version: ModelVersionRef, settings: ScriptedSettings): SummariseEngine {
  return {
    version,
    summarise: (call) =>
      each(
        call.texts,
        (text) => text,
        settings,
        call.signal,
        (text) => text.replace(/,\s.*$/s, "."),
      ),
  };
}

const NEGATION = /\b(?:not|no|never)\b/giu;

function judge(premise: string, claim: string): EntailScores {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}]+/gu) ?? []);
  const numbers = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/gu) ?? [];
  const negations = (text: string) => text.match(NEGATION)?.length ?? 0;
  const known = words(premise);
  const fresh = [...words(claim.replace(NEGATION, ""))].filter((word) => !known.has(word));
  if (fresh.length > 0) return scores("neutral");
  const other = numbers(claim).some((number) => !numbers(premise).includes(number));
  return scores(other || negations(claim) !== negations(premise) ? "contradiction" : "entailment");
}

function scores(label: keyof EntailScores): EntailScores {
  return { entailment: 0.05, neutral: 0.05, contradiction: 0.05, [label]: LIKELY };
}

async function each<Item, Result>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  settings: ScriptedSettings,
  signal: AbortSignal,
  work: (item: Item) => Result,
): Promise<Result[]> {
  const fault = findFault(items.map(textOf), settings.fault);
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    await nextTurn();
    await strike(fault, index);
    await pause(delayOf(fault, settings.delayMs), signal);
    throwIfAborted(signal);
    results.push(work(item));
  }
  return results;
}
