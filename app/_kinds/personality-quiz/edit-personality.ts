/** Acts on a personality quiz: each takes the content and gives a new one that its schema accepts. */
import type { Domain } from "#lib/kinds/personality-quiz/domains";
import type {
  Outcome,
  PersonalityContent,
  PersonalityOption,
  PersonalityQuestion,
} from "#lib/kinds/personality-quiz/schema";
import type { Trait } from "#lib/kinds/personality-quiz/traits";
import { weightsOf } from "#lib/kinds/personality-quiz/weights";

/** As in the schema, which the browser does not load. */
export const MOST = { outcomes: 8, questions: 60, options: 12, weight: 10 } as const;

const newId = (): string => crypto.randomUUID().slice(0, 12);

/** Empty words take the introduction away. */
export function setIntroduction(content: PersonalityContent, introduction: string): PersonalityContent {
  const { introduction: _before, ...rest } = content;
  return introduction ? { ...rest, introduction } : rest;
}

export function addOutcome(content: PersonalityContent): PersonalityContent {
  if (content.outcomes.length >= MOST.outcomes) return content;
  return { ...content, outcomes: [...content.outcomes, { id: newId(), title: "", text: "" }] };
}

/** People's own words are theirs: who worded it before is forgotten. */
export function changeOutcome(
  content: PersonalityContent,
  id: string,
  change: Partial<Pick<Outcome, "title" | "text">>,
): PersonalityContent {
  return mapOutcome(content, id, ({ wordedBy, ...outcome }) => ({
    ...outcome,
    ...(wordedBy && change.text === undefined && { wordedBy }),
    ...change,
  }));
}

/** Another trait at this place, or none; points of options with traits follow. */
export function setTrait(
  content: PersonalityContent,
  id: string,
  place: number,
  trait: Trait | null,
): PersonalityContent {
  const changed = mapOutcome(content, id, (outcome) => {
    const others = (outcome.traits ?? []).filter((other) => other !== trait);
    const traits = trait ? others.toSpliced(place, 1, trait) : others.toSpliced(place, 1);
    return { ...outcome, traits: traits.slice(0, 3) };
  });
  return weighFor(changed, id);
}

/** Its points go with it. */
export function removeOutcome(content: PersonalityContent, id: string): PersonalityContent {
  return {
    ...content,
    outcomes: content.outcomes.filter((outcome) => outcome.id !== id),
    questions: mapOptions(content.questions, (option) => {
      const { [id]: _gone, ...weights } = option.weights;
      return { ...option, weights };
    }),
  };
}

export function addQuestion(content: PersonalityContent): PersonalityContent {
  const options = [newOption(), newOption(), newOption()];
  return insertQuestion(content, content.questions.length, { id: newId(), stem: "", options });
}

export function insertQuestion(
  content: PersonalityContent,
  at: number,
  question: PersonalityQuestion,
): PersonalityContent {
  if (content.questions.length >= MOST.questions) return content;
  return { ...content, questions: content.questions.toSpliced(at, 0, question) };
}

export function duplicateQuestion(content: PersonalityContent, id: string): PersonalityContent {
  const at = content.questions.findIndex((question) => question.id === id);
  const { scenario: _scenario, ...question } = content.questions[at] ?? { id: "", stem: "", options: [] };
  return at < 0 ? content : insertQuestion(content, at + 1, { ...question, id: newId() });
}

export function removeQuestion(content: PersonalityContent, id: string): PersonalityContent {
  return { ...content, questions: content.questions.filter((question) => question.id !== id) };
}

export function moveQuestion(content: PersonalityContent, id: string, step: 1 | -1): PersonalityContent {
  const from = content.questions.findIndex((question) => question.id === id);
  const question = content.questions[from];
  const to = from + step;
  if (!question || to < 0 || to >= content.questions.length) return content;
  return { ...content, questions: content.questions.toSpliced(from, 1).toSpliced(to, 0, question) };
}

export function changeQuestion(
  content: PersonalityContent,
  id: string,
  change: (question: PersonalityQuestion) => PersonalityQuestion,
): PersonalityContent {
  return { ...content, questions: content.questions.map((one) => (one.id === id ? change(one) : one)) };
}

export function setDomain(question: PersonalityQuestion, domain: Domain | null): PersonalityQuestion {
  const { tags: _tags, ...rest } = question;
  return domain ? { ...rest, tags: [domain] } : rest;
}

export function addOption(question: PersonalityQuestion): PersonalityQuestion {
  return question.options.length >= MOST.options
    ? question
    : { ...question, options: [...question.options, newOption()] };
}

export function removeOption(question: PersonalityQuestion, optionId: string): PersonalityQuestion {
  return { ...question, options: question.options.filter(({ id }) => id !== optionId) };
}

export function changeOptionText(question: PersonalityQuestion, optionId: string, text: string): PersonalityQuestion {
  return mapOption(question, optionId, ({ wordedBy: _before, ...option }) => ({ ...option, text }));
}

/** Nought is left out. */
export function setPoints(
  question: PersonalityQuestion,
  optionId: string,
  outcomeId: string,
  points: number,
): PersonalityQuestion {
  return mapOption(question, optionId, (option) => {
    const { [outcomeId]: _before, ...others } = option.weights;
    const bounded = Math.max(-MOST.weight, Math.min(MOST.weight, points));
    return { ...option, weights: bounded === 0 ? others : { ...others, [outcomeId]: bounded } };
  });
}

const newOption = (): PersonalityOption => ({ id: newId(), text: "", weights: {} });

/** Points for this outcome alone, computed anew from traits. */
function weighFor(content: PersonalityContent, outcomeId: string): PersonalityContent {
  const outcomes = content.outcomes.filter(({ id }) => id === outcomeId);
  const questions = mapOptions(content.questions, (option) => {
    if (!option.traits?.length) return option;
    const { [outcomeId]: _before, ...others } = option.weights;
    return { ...option, weights: { ...others, ...weightsOf(option.traits, outcomes) } };
  });
  return { ...content, questions };
}

function mapOutcome(
  content: PersonalityContent,
  id: string,
  change: (outcome: Outcome) => Outcome,
): PersonalityContent {
  return { ...content, outcomes: content.outcomes.map((one) => (one.id === id ? change(one) : one)) };
}

function mapOptions(questions: PersonalityQuestion[], change: (option: PersonalityOption) => PersonalityOption) {
  return questions.map((question) => ({ ...question, options: question.options.map(change) }));
}

function mapOption(
  question: PersonalityQuestion,
  optionId: string,
  change: (option: PersonalityOption) => PersonalityOption,
): PersonalityQuestion {
  return { ...question, options: question.options.map((one) => (one.id === optionId ? change(one) : one)) };
}
