/** Rules about one question's wording, its answers, and what it rests on. */
import type { Evidence, Finding } from "../../evidence.ts";
import type { QuizQuestion } from "../schema.ts";
import { finding, inQuestion, normalise } from "./rule.ts";

const LONGEST_STEM_WORDS = 45;
const LONGEST_ANSWER_WORDS = 5;
const NEGATION =
  /\b(?:not|never|except|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|doesn['’]t|don['’]t|didn['’]t|cannot|can['’]t)\b/i;

export function lintStem(question: QuizQuestion, evidence: readonly Evidence[]): Finding[] {
  const place = inQuestion(question);
  const findings: Finding[] = [];
  const words = question.stem.trim().split(/\s+/).length;
  if (!question.stem.trim()) findings.push(finding("no-stem", "error", place, "The question has no words."));
  else if (words > LONGEST_STEM_WORDS)
    findings.push(
      finding("long-stem", "hint", place, `The question has ${words} words; under ${LONGEST_STEM_WORDS} reads better.`),
    );
  const negation =
    question.type === "true-false" || question.type === "single" ? question.stem.match(NEGATION)?.[0] : null;
  if (negation)
    findings.push(
      finding("negation-in-stem", "warning", place, `“${negation}” is easily read over. Ask for what is, if you can.`),
    );
  if (!question.explanation?.trim())
    findings.push(finding("no-explanation", "hint", place, "Readers learn more when each answer is explained."));
  if (!hasEvidence(question, evidence))
    findings.push(
      finding("no-evidence", "warning", place, "Nothing shows where the answer comes from. Link a passage."),
    );
  return [...findings, ...lintAnswers(question), ...lintAgainstSource(question, evidence)];
}

/** What a model found that compared the answer with its passages. */
function lintAgainstSource(question: QuizQuestion, evidence: readonly Evidence[]): Finding[] {
  return evidence.flatMap(({ place, state }) => {
    if (!("questionId" in place) || place.questionId !== question.id || state !== "contradicted") return [];
    const words = "The source says something else than the answer or its explanation.";
    return [finding("contradicted", "error", inQuestion(question, place.optionId), words)];
  });
}

function hasEvidence(question: QuizQuestion, evidence: readonly Evidence[]): boolean {
  if ((question.evidence ?? []).some((item) => item.state === "supported")) return true;
  return evidence.some(
    (item) => "questionId" in item.place && item.place.questionId === question.id && item.state === "supported",
  );
}

function lintAnswers(question: QuizQuestion): Finding[] {
  if (question.type !== "short-answer") return [];
  const place = inQuestion(question);
  const answers = question.answers ?? [];
  if (answers.length === 0) return [finding("no-key", "error", place, "No answer is accepted as right.")];
  const findings: Finding[] = [];
  const shown = answers[0] as string;
  if (shown.trim().split(/\s+/).length > LONGEST_ANSWER_WORDS)
    findings.push(finding("long-answer", "warning", place, "Few readers will write this word for word; ask for less."));
  if (new Set(answers.map(normalise)).size < answers.length)
    findings.push(
      finding("duplicate-answer", "hint", place, "An accepted answer stands here twice.", "Remove repeated answers"),
    );
  if (normalise(question.stem).includes(normalise(shown)) && normalise(shown).length > 3)
    findings.push(finding("key-in-stem", "warning", place, "The answer stands in the question."));
  return findings;
}
