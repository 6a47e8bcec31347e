/** One-click repairs: what a finding of the lint offers to mend. */
import type { Finding } from "../evidence.ts";
import { traitText } from "./blurb.ts";
import { addFromBank } from "./compose/from-bank.ts";
import { fewestQuestions } from "./lint/whole.ts";
import { rebalance } from "./odds/rebalance.ts";
import type { PersonalityContent } from "./schema.ts";

/**
 * The content with this finding mended. The same object comes back when the finding has no `fix`, or when what it
 * speaks of is no longer there: a finding may be older than the content.
 */
export function repair(content: PersonalityContent, finding: Finding): PersonalityContent {
  if (finding.fix === undefined) return content;
  switch (finding.rule) {
    case "outcome-unreachable":
    case "outcome-rare":
    case "outcome-favoured":
      return rebalance(content);
    case "outcome-missed": {
      const { ask: _ask, ...all } = content;
      return content.ask === undefined ? content : all;
    }
    case "too-few-questions":
      return addMissing(content);
    case "no-outcome-text":
    case "outcomes-alike":
      return "outcomeId" in finding.place ? writeText(content, finding.place.outcomeId) : content;
    case "twin-question":
    case "decides-nothing":
      return "questionId" in finding.place ? removeQuestion(content, finding.place.questionId) : content;
    default:
      if (!("questionId" in finding.place) || finding.place.optionId === undefined) return content;
      return removeOption(content, finding.place.questionId, finding.place.optionId);
  }
}

function addMissing(content: PersonalityContent): PersonalityContent {
  let grown = content;
  while (grown.questions.length < fewestQuestions(content)) {
    const next = addFromBank(grown);
    if (next === grown) break;
    grown = next;
  }
  return grown;
}

function writeText(content: PersonalityContent, outcomeId: string): PersonalityContent {
  const at = content.outcomes.findIndex(({ id }) => id === outcomeId);
  const outcome = content.outcomes[at];
  if (!outcome?.traits?.length) return content;
  const written = { ...outcome, text: traitText(outcome.traits), wordedBy: "bank" as const };
  return { ...content, outcomes: content.outcomes.with(at, written) };
}

function removeQuestion(content: PersonalityContent, questionId: string): PersonalityContent {
  const questions = content.questions.filter(({ id }) => id !== questionId);
  return questions.length === content.questions.length ? content : { ...content, questions };
}

function removeOption(content: PersonalityContent, questionId: string, optionId: string): PersonalityContent {
  const at = content.questions.findIndex(({ id }) => id === questionId);
  const question = content.questions[at];
  const options = question?.options.filter(({ id }) => id !== optionId) ?? [];
  if (!question || options.length < 2 || options.length === question.options.length) return content;
  return { ...content, questions: content.questions.with(at, { ...question, options }) };
}
