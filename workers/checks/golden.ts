import { goldenSchema } from "#lib/models/checks/schema";
import type { Golden } from "#lib/models/checks/schema";
import type { Engine } from "../engines/engine.ts";
import { agreementOf } from "./agreement.ts";
import { askGolden } from "./ask-golden.ts";
import { GOLDEN_SUITE } from "./golden-inputs.ts";

/** Another device, or another number of threads, rounds differently: so far may the mean of the answers be off. */
const SAME = 0.8;

export type GoldenComparison = {
  /** False where the version answers differently than when it was checked: these are not the same weights. */
  same: boolean;
  /** Mean over the answers, from 0 to 1. */
  agreement: number;
  answers: { name: string; task: string; agreement: number }[];
  /** Those that differ most, in words, when it is not the same; else empty. */
  wrong: string[];
};

/**
 * Asks the golden prompts again, and says how far the answers agree with those that were kept when the version was
 * checked. Answers to an older set of prompts are not compared. Throws EngineError.
 */
export async function compareGolden(engine: Engine, kept: unknown, signal: AbortSignal): Promise<GoldenComparison> {
  const golden = goldenSchema.parse(kept);
  const now = await askGolden(engine, signal, languagesOf(golden));
  if (golden.suite !== GOLDEN_SUITE) return { same: true, agreement: 1, answers: [], wrong: [] };
  const answers = golden.answers.map((answer) => ({
    name: answer.name,
    task: answer.task,
    agreement: agreementOf(
      answer,
      now.answers.find(({ task, name }) => task === answer.task && name === answer.name),
    ),
  }));
  const agreement = answers.reduce((sum, answer) => sum + answer.agreement, 0) / Math.max(1, answers.length);
  const same = agreement >= SAME;
  const wrong = answers.filter((answer) => !same && answer.agreement < SAME);
  return {
    same,
    agreement,
    answers,
    wrong: wrong.map(({ name, agreement: part }) => `the answer to “${name}” agrees by ${Math.floor(part * 100)} %`),
  };
}

function languagesOf({ answers }: Golden): string[] {
  return answers.flatMap((answer) => (answer.task === "translate" ? [answer.from, answer.to] : []));
}
