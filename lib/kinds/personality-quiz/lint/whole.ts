/** Rules about the quiz as a whole: that it can be played, and that it is long enough. */
import { isSameLanguage } from "#lib/text/language";
import type { Finding } from "../../evidence.ts";
import type { LintContext } from "../../kind.ts";
import { BANK_LANGUAGE } from "../bank.ts";
import { personalityBriefSchema, type PersonalityContent } from "../schema.ts";
import { finding, inWhole } from "./rule.ts";

const FEWEST_QUESTIONS = 3;

export function lintWhole(content: PersonalityContent, context: LintContext): Finding[] {
  return [...lintOutcomeCount(content), ...lintQuestionCount(content, context)];
}

function lintOutcomeCount({ outcomes }: PersonalityContent): Finding[] {
  if (outcomes.length >= 2) return [];
  const message =
    outcomes.length === 0 ? "The quiz has no outcomes yet." : "With one outcome there is nothing to find out.";
  return [finding("too-few-outcomes", "error", inWhole, `${message} It needs two or more.`)];
}

function lintQuestionCount(content: PersonalityContent, { brief, language }: LintContext): Finding[] {
  const made = content.questions.length;
  if (made === 0) return [finding("no-questions", "error", inWhole, "The quiz has no questions yet.")];
  const needed = fewestQuestions(content);
  if (made < needed) {
    const message = `${made} ${made === 1 ? "question is" : "questions are"} few for ${content.outcomes.length} outcomes: chance decides too much.`;
    const fix = isFromBank(content, language) ? `Adds ${needed - made} from the bank of scenarios` : undefined;
    return [finding("too-few-questions", "warning", inWhole, message, fix)];
  }
  const asked = personalityBriefSchema.safeParse(brief).data?.questions ?? 0;
  if (made >= asked) return [];
  return [finding("fewer-than-asked", "hint", inWhole, `${asked} questions were asked for, ${made} are here.`)];
}

/** As many as outcomes, and never less than three. */
export function fewestQuestions({ outcomes }: Pick<PersonalityContent, "outcomes">): number {
  return Math.max(FEWEST_QUESTIONS, outcomes.length);
}

/** Whether the bank can add to it: the quiz is in the bank's language, and its outcomes have traits to weigh by. */
export function isFromBank({ outcomes }: Pick<PersonalityContent, "outcomes">, language: string): boolean {
  return isSameLanguage(language, BANK_LANGUAGE) && outcomes.every(({ traits }) => (traits ?? []).length > 0);
}
