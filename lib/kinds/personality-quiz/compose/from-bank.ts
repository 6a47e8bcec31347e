/** One more scenario of the bank for a quiz that is there already, or another in place of one. */
import { hashText } from "../../quiz/shuffle.ts";
import { BANK } from "../bank.ts";
import type { Scenario } from "../bank/scenario.ts";
import { questionOf } from "../compose.ts";
import { tellingWords } from "../lint/questions.ts";
import type { PersonalityContent, PersonalityQuestion } from "../schema.ts";
import { listCandidates, optionCounts, type Candidate } from "./candidates.ts";
import { bestCandidate } from "./choose.ts";
import { givesNothingAway } from "./may-use.ts";

/** The scenario that keeps the outcomes fairest, as the last question. The same object when the bank holds no more. */
export function addFromBank(content: PersonalityContent): PersonalityContent {
  const question = fromBank(content, null);
  return question ? { ...content, questions: [...content.questions, question] } : content;
}

/** Another scenario in place of a question; asked again it gives a different one. The same object when there is none. */
export function replaceFromBank(content: PersonalityContent, questionId: string): PersonalityContent {
  const at = content.questions.findIndex(({ id }) => id === questionId);
  const question = at < 0 ? null : fromBank(content, questionId);
  return question ? { ...content, questions: content.questions.with(at, question) } : content;
}

function fromBank(content: PersonalityContent, instead: string | null): PersonalityQuestion | null {
  const { outcomes, questions } = content;
  const others = questions.filter(({ id }) => id !== instead).map((question) => asCandidate(question, content));
  const used = new Set(questions.map(({ scenario }) => scenario));
  const telling = tellingWords(content);
  const candidates = listCandidates(
    BANK.filter(({ id }) => !used.has(id)),
    outcomes.map(({ traits }) => traits ?? []),
    (text) => givesNothingAway(text, telling),
  );
  const found = bestCandidate(candidates, others, {
    questions: others.length + 1,
    outcomes: outcomes.length,
    liking: new Map(),
    usualOptions: optionCounts(outcomes.length).usual,
    chance: (id) => hashText(`${questions.map((question) => question.id).join()}/${id}`) / 2 ** 32,
  });
  return found && questionOf(found, freeId(questions), outcomes, content.title);
}

/** A question of the quiz as the chooser sees one; what people wrote counts by its points alone. */
function asCandidate(question: PersonalityQuestion, { outcomes }: PersonalityContent): Candidate {
  const domain = question.tags?.[0] ?? "weekend";
  const scenario: Scenario = { id: question.scenario ?? question.id, domain, stem: question.stem, options: [] };
  const points = outcomes.map(({ id }) => question.options.map(({ weights }) => weights[id] ?? 0));
  return {
    scenario,
    options: [],
    mean: points.map((column) => column.reduce((sum, weight) => sum + weight, 0) / Math.max(1, column.length)),
    most: points.map((column) => Math.max(0, ...column)),
    idle: 0,
  };
}

function freeId(questions: readonly PersonalityQuestion[]): string {
  const taken = new Set(questions.map(({ id }) => id));
  for (let number = questions.length + 1; ; number += 1) if (!taken.has(`q${number}`)) return `q${number}`;
}
