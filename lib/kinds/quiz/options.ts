/** What can be read off a question's options: their values as numbers, their order, where the key stands. */
import type { QuizContent, QuizOption, QuizQuestion } from "./schema.ts";
import { shuffle } from "./shuffle.ts";

const NUMBER_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const FRACTIONS = new Map(
  Object.entries({ half: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9 })
    .concat(Object.entries({ tenth: 10, twelfth: 12, fifteenth: 15, twentieth: 20 }))
    .map(([word, parts]) => [word, 1 / parts]),
);
const SCALES: Record<string, number> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** In words: “1.5 million square nautical miles”. More is a sentence that happens to hold a number. */
const LONGEST_QUANTITY = 6;

/**
 * The number that an option states: "12.5 million" is 12,500,000, "one third" is 0.333…, "$1,200" is 1200; null where
 * the option is no single number. Units are not converted: options of one question share theirs.
 */
export function valueOf(text: string): number | null {
  const words = text.toLowerCase().trim();
  if (words.split(/\s+/).length > LONGEST_QUANTITY) return null;
  const numbers = words.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  if (numbers.length > 1) return null;
  const tokens = words.match(/\p{L}+/gu) ?? [];
  const scale = tokens.reduce((product, word) => product * (SCALES[word] ?? 1), 1);
  if (numbers.length === 1) return Number((numbers[0] as string).replace(/,/g, "")) * scale;
  const first = NUMBER_WORDS.indexOf(tokens[0] ?? "");
  const fraction = FRACTIONS.get((tokens[first >= 0 ? 1 : 0] ?? "").replace(/s$/, ""));
  if (fraction !== undefined) return (first >= 0 ? first : 1) * fraction;
  return first >= 0 ? first * scale : null;
}

/** Whether every option states one number, and no two the same. */
export function areNumbers(options: readonly { text: string }[]): boolean {
  const values = options.map((option) => valueOf(option.text));
  return options.length > 1 && values.every((value) => value !== null) && new Set(values).size === values.length;
}

export function sortByValue<T extends { text: string }>(options: readonly T[]): T[] {
  return [...options].sort((one, other) => (valueOf(one.text) ?? 0) - (valueOf(other.text) ?? 0));
}

/** The position of the one key among options whose order is free; null for all other questions. */
export function freeKeyPosition(question: QuizQuestion): number | null {
  const options = question.options ?? [];
  if (question.type !== "single" || options.length < 2 || areNumbers(options)) return null;
  const keys = options.flatMap((option, index) => (option.correct ? [index] : []));
  return keys.length === 1 ? (keys[0] as number) : null;
}

/** Puts the keys of all questions whose option order is free at evenly used positions, in an order that `seed` fixes. */
export function balanceKeyPositions(content: QuizContent, seed: string): QuizContent {
  const used = countPositions(content.questions.filter((question) => freeKeyPosition(question) === null));
  const questions = content.questions.map((question, index) => {
    if (freeKeyPosition(question) === null) return question;
    const options = question.options as QuizOption[];
    const positions = shuffle([...options.keys()], `${seed}/${index}`);
    const position = positions.reduce((best, at) => ((used[at] ?? 0) < (used[best] ?? 0) ? at : best));
    used[position] = (used[position] ?? 0) + 1;
    return { ...question, options: withKeyAt(options, position) };
  });
  return { ...content, questions };
}

/** How often the one key stands first, second and so on, sorted numbers included. */
export function countPositions(questions: readonly QuizQuestion[]): number[] {
  const counts: number[] = [];
  for (const question of questions) {
    const keys = (question.options ?? []).flatMap((option, index) => (option.correct ? [index] : []));
    if (question.type === "single" && keys.length === 1)
      counts[keys[0] as number] = (counts[keys[0] as number] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count ?? 0);
}

function withKeyAt(options: readonly QuizOption[], position: number): QuizOption[] {
  const out = options.filter((option) => !option.correct);
  out.splice(position, 0, ...options.filter((option) => option.correct));
  return out;
}
