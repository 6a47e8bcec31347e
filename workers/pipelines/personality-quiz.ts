/**
 * The personality quiz, without sources. A model that writes one freely writes nonsense, so scenarios and options come
 * from a bank, weights are computed from traits, and a model may only propose other words for one place at a time.
 */
import { outcomeText, readOutcome, titleOf, traitText } from "#lib/kinds/personality-quiz/blurb";
import { composeQuestions } from "#lib/kinds/personality-quiz/compose";
import { questionToMarkdown } from "#lib/kinds/personality-quiz/markdown";
import { findProfanity } from "#lib/kinds/personality-quiz/profanity";
import { tellingWords } from "#lib/kinds/personality-quiz/lint/questions";
import { givesNothingAway } from "#lib/kinds/personality-quiz/compose/may-use";
import type { Outcome, PersonalityBrief, PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { isSameLanguage } from "#lib/text/language";
import { plainWords } from "#lib/text/markdown/plain-words";
import { freeSlug, slugOf } from "#lib/text/slug";
import { wordPattern } from "#lib/text/word-pattern";
import { decideAsk } from "./personality-quiz/ask.ts";
import { findLiking } from "./personality-quiz/liking.ts";
import { proposeWords } from "./personality-quiz/propose.ts";
import { findTraits } from "./personality-quiz/traits.ts";
import { translateQuiz } from "./personality-quiz/translate.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { Pipeline, PipelineContext } from "./pipeline.ts";
import { noUsage } from "./writing/ask-writer.ts";

const FROM_BANK =
  "Built from the bank of scenarios: questions and options were written by people, and points are computed from traits.";

export const writePersonalityQuiz: Pipeline<PersonalityBrief, PersonalityContent> = async (brief, context) => {
  const { emit, signal, seed, language } = context;
  const english = isSameLanguage(language, "en");
  const usage = noUsage();
  const notes = [FROM_BANK];

  const outcomes = await describeOutcomes(brief, context, notes);
  const { liking, unknown } = await findLiking(brief.preferences ?? [], context);
  if (unknown.length > 0)
    emit.problem({
      code: "preference-unknown",
      message: `The bank has no scenarios about ${unknown.map((words) => `“${words}”`).join(", ")}.`,
    });
  signal.throwIfAborted();

  emit.step({ name: "choose", done: 0, of: brief.questions });
  const mayUse = wordsAllowed(outcomes, context);
  const questions = composeQuestions({ outcomes, questions: brief.questions, liking, seed: String(seed), mayUse });
  emit.step({ name: "choose", done: questions.length, of: brief.questions });
  if (questions.length === 0)
    throw new PipelineError(
      "nothing-usable",
      "The project's forbidden words leave no scenario of the bank. Shorten their list, or begin the quiz by hand.",
    );
  if (questions.length < brief.questions)
    emit.problem({
      code: "fewer-questions",
      message: `${brief.questions} questions were asked for; the bank has ${questions.length} that can be used.`,
    });

  const title = english ? titleOf(brief.theme) : brief.theme.slice(0, 200);
  const built = decideAsk({ title, outcomes, questions }, emit);
  const worded = english
    ? await proposeWords(built, { theme: brief.theme, mayUse, usage, notes }, context)
    : await translateQuiz(built, notes, context);
  emitQuiz(worded, context);
  return { content: worded, evidence: [], findings: [], usage, notes };
};

/** Names and descriptions of the brief, with three traits each and what they say to a reader. */
async function describeOutcomes(
  brief: PersonalityBrief,
  context: PipelineContext,
  notes: string[],
): Promise<Outcome[]> {
  const described = brief.outcomes.map(readOutcome);
  const { traits, byMeaning, unknown } = await findTraits(brief.theme, described, context);
  if (unknown.length > 0)
    notes.push(
      `The words of ${unknown.map((name) => `“${name}”`).join(", ")} say little about traits${byMeaning ? "" : ", and no model compared their meaning"}: look at the traits that were chosen.`,
    );
  const taken = new Set<string>();
  return described.map(({ title, description }, at) => {
    const id = freeSlug(slugOf(title, 40) || `outcome-${at + 1}`, taken);
    taken.add(id);
    const text = outcomeText(description, traitText(traits[at] ?? []));
    return { id, title, text, traits: traits[at] ?? [], ...(description === "" && { wordedBy: "bank" as const }) };
  });
}

/** Nothing profane, forbidden, or that names an outcome. */
function wordsAllowed(outcomes: readonly Outcome[], { forbiddenWords }: PipelineContext): (text: string) => boolean {
  const forbidden = wordPattern(forbiddenWords);
  const telling = tellingWords({ outcomes: [...outcomes] });
  return (text) => !forbidden?.test(text) && givesNothingAway(text, telling) && findProfanity(text) === null;
}

/** The draft as it is read while it is finished: questions first, then outcomes. */
function emitQuiz({ title, questions, outcomes }: PersonalityContent, { emit, signal }: PipelineContext): void {
  emit.text(`# ${plainWords(title)}\n\n`);
  for (const [index, question] of questions.entries()) {
    signal.throwIfAborted();
    emit.text(`${questionToMarkdown(question, index + 1)}\n\n`);
    emit.step({ name: "arrange", done: index + 1, of: questions.length });
  }
  for (const outcome of outcomes) emit.text(`**${plainWords(outcome.title)}**: ${plainWords(outcome.text)}\n\n`);
}
