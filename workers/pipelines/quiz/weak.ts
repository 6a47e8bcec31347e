/** What is offered apart, each with what speaks against it, and never counted as ready: weak and spare candidates. */
import type { Finding } from "#lib/kinds/evidence";
import { buildQuestions } from "./build.ts";
import type { Level } from "./distractors-numbers.ts";
import { GATE, weaknesses } from "./gate.ts";
import type { Candidate } from "./types.ts";

const MOST_OFFERED = 10;

/** One finding for each; `fix` is the whole question as JSON, which the quiz's `repair` adds to the content. */
export function offerWeak(
  candidates: readonly Candidate[],
  used: readonly Candidate[],
  settings: { level: Level; seed: string },
): Finding[] {
  const offered = bestOfEachSentence(candidates, used).slice(0, MOST_OFFERED);
  const planned = offered.map((candidate) => ({ type: "single" as const, candidate }));
  const questions = buildQuestions(planned, { ...settings, idPrefix: "weak-" });
  return offered.map((candidate, index) => ({
    rule: "weak-candidate",
    severity: "hint",
    place: { whole: true },
    message: `${candidate.question} Answer: ${candidate.key.text}. Against it: ${reasonsAgainst(candidate)}.`,
    fix: JSON.stringify(questions[index]),
  }));
}

function reasonsAgainst(candidate: Candidate): string {
  if (candidate.score >= GATE) return "the quiz has enough from this paragraph, or of this sort";
  return `${weaknesses(candidate).join("; ")} (${candidate.score.toFixed(2)}, ready from ${GATE})`;
}

function bestOfEachSentence(candidates: readonly Candidate[], used: readonly Candidate[]): Candidate[] {
  const sentences = new Set(used.map((candidate) => candidate.sentence));
  const out: Candidate[] = [];
  for (const candidate of [...candidates].sort((one, other) => other.score - one.score)) {
    if (sentences.has(candidate.sentence)) continue;
    sentences.add(candidate.sentence);
    out.push(candidate);
  }
  return out;
}
