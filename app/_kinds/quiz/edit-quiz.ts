/** Acts on a quiz: each takes the content and gives a new one that its schema accepts. */
import type { QuestionType, QuizContent, QuizOption, QuizQuestion } from "#lib/kinds/quiz/schema";

/** As in the schema, which the browser does not load. */
export const MOST = { questions: 200, options: 12 } as const;

export const newId = (): string => crypto.randomUUID().slice(0, 12);

export function addQuestion(content: QuizContent, type: QuestionType): QuizContent {
  return insertQuestion(content, content.questions.length, newQuestion(type));
}

export function insertQuestion(content: QuizContent, at: number, question: QuizQuestion): QuizContent {
  if (content.questions.length >= MOST.questions) return content;
  return { ...content, questions: content.questions.toSpliced(at, 0, question) };
}

export function removeQuestion(content: QuizContent, id: string): QuizContent {
  return { ...content, questions: content.questions.filter((question) => question.id !== id) };
}

/** The copy stands under the original; its evidence speaks of the copy. */
export function duplicateQuestion(content: QuizContent, id: string): QuizContent {
  const at = content.questions.findIndex((question) => question.id === id);
  const question = content.questions[at];
  if (!question) return content;
  const copyId = newId();
  const evidence = question.evidence?.map((item) => ({ ...item, place: { questionId: copyId } }));
  const options = question.options?.map((option) => ({ ...option, id: newId() }));
  const copy = { ...question, id: copyId, ...(options && { options }), ...(evidence && { evidence }) };
  return insertQuestion(content, at + 1, copy);
}

export function moveQuestion(content: QuizContent, id: string, step: 1 | -1): QuizContent {
  return { ...content, questions: moved(content.questions, id, step) };
}

export function newQuestion(type: QuestionType): QuizQuestion {
  return withType({ id: newId(), type: "single", stem: "", options: [newOption(), newOption()] }, type);
}

export function newOption(text = ""): QuizOption {
  return { id: newId(), text };
}

/** Another type with as much of the old one as it can hold. */
export function withType(question: QuizQuestion, type: QuestionType): QuizQuestion {
  if (type === question.type) return question;
  const { options: _options, answers: _answers, ...rest } = question;
  const options = optionsOf(question);
  switch (type) {
    case "short-answer": {
      const keys = options.filter(({ correct }) => correct).map(({ text }) => text);
      return { ...rest, type, answers: keys.filter((text) => text.trim() !== "") };
    }
    case "matching":
      return { ...rest, type, options: options.map(({ correct: _correct, ...option }) => ({ match: "", ...option })) };
    case "ordering":
      return { ...rest, type, options: options.map(({ id, text }) => ({ id, text })) };
    case "true-false":
      return { ...rest, type, options: trueAndFalse(options) };
    case "single":
    case "multiple": {
      const first = options.findIndex(({ correct }) => correct);
      const keyed = options.map(({ match: _match, ...option }, index) => ({
        ...option,
        correct: type === "single" ? index === first : option.correct === true,
      }));
      return { ...rest, type, options: keyed };
    }
  }
}

/** In a question with one key the mark moves; where there may be several it is set or taken. */
export function markKey(question: QuizQuestion, optionId: string): QuizQuestion {
  const options = (question.options ?? []).map((option) => {
    if (question.type === "multiple")
      return option.id === optionId ? { ...option, correct: option.correct !== true } : option;
    return { ...option, correct: option.id === optionId };
  });
  return { ...question, options };
}

export function addOption(question: QuizQuestion): QuizQuestion {
  const options = question.options ?? [];
  if (options.length >= MOST.options) return question;
  const option = { ...newOption(), ...(question.type === "matching" && { match: "" }) };
  return { ...question, options: [...options, option] };
}

export function changeOption(question: QuizQuestion, optionId: string, change: Partial<QuizOption>): QuizQuestion {
  const options = (question.options ?? []).map((option) =>
    option.id === optionId ? { ...option, ...change } : option,
  );
  return { ...question, options };
}

export function removeOption(question: QuizQuestion, optionId: string): QuizQuestion {
  return { ...question, options: (question.options ?? []).filter(({ id }) => id !== optionId) };
}

export function moveOption(question: QuizQuestion, optionId: string, step: 1 | -1): QuizQuestion {
  return { ...question, options: moved(question.options ?? [], optionId, step) };
}

function moved<Item extends { id: string }>(items: Item[], id: string, step: 1 | -1): Item[] {
  const from = items.findIndex((item) => item.id === id);
  const item = items[from];
  const to = from + step;
  if (!item || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

function optionsOf(question: QuizQuestion): QuizOption[] {
  if (question.type !== "short-answer") return question.options ?? [];
  const keys = (question.answers ?? []).slice(0, MOST.options).map((text) => ({ ...newOption(text), correct: true }));
  return keys.length > 1 ? keys : [...keys, newOption()];
}

/** Where the old question had a key "False", it stays the key. */
function trueAndFalse(options: QuizOption[]): QuizOption[] {
  const key = options.find(({ correct }) => correct);
  const isFalse = key?.text.trim().toLowerCase() === "false";
  return [
    { ...newOption("True"), correct: !isFalse },
    { ...newOption("False"), correct: isFalse },
  ];
}
