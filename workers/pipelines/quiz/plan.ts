/** Which question types the material allows: those that take several candidates first, then the rest by turns. */
import type { QuestionType, QuizBrief } from "#lib/kinds/quiz/schema";
import { choose } from "./choose.ts";
import { EVENTS_PER_QUESTION, findEvents, type DatedEvent } from "./events.ts";
import { fitsAsStatement, STATEMENTS_PER_QUESTION } from "./statements.ts";
import type { Candidate } from "./types.ts";

export type PlannedQuestion =
  | { type: "single" | "true-false" | "short-answer"; candidate: Candidate }
  | { type: "multiple"; candidates: Candidate[] }
  | { type: "matching" | "ordering"; events: DatedEvent[] };

export type Plan = {
  questions: PlannedQuestion[];
  /** Types that were asked for and that the material gives nothing for. */
  missing: QuestionType[];
};

/** At most as many questions as the brief asks for; each sentence of the source serves one of them. */
export function planQuestions(candidates: readonly Candidate[], brief: QuizBrief): Plan {
  const types = brief.types ?? ["single"];
  const small = SMALL_TYPES.filter((type) => types.includes(type));
  const large = LARGE_TYPES.filter((type) => types.includes(type));
  const largeOnes = planLargeOnes(candidates, large, {
    // Beside simple types the large ones get their share of the questions, and half of the sentences.
    most: small.length > 0 ? Math.max(1, Math.floor((brief.questions * large.length) / types.length)) : brief.questions,
    sentences: small.length > 0 ? sentencesOf(candidates).size / 2 : Infinity,
  });
  const taken = sentencesOf(largeOnes.flatMap(usedBy));
  const free = candidates.filter((candidate) => !taken.has(candidate.sentence));
  const fitting = free.filter((candidate) => small.some((type) => canBe(type, candidate)));
  const chosen = choose(fitting, brief.questions - largeOnes.length);
  const questions = [...chosen.map((candidate, index) => planSmall(candidate, small, index)), ...largeOnes];
  const made = new Set(questions.map((question) => question.type));
  return { questions, missing: types.filter((type) => !made.has(type)) };
}

export const usedBy = (question: PlannedQuestion): Candidate[] =>
  "candidate" in question
    ? [question.candidate]
    : "candidates" in question
      ? question.candidates
      : question.events.map((event) => event.candidate);

const SMALL_TYPES = ["single", "true-false", "short-answer"] as const;
/** Dated events are rarer than statements, so they are looked for first. */
const LARGE_TYPES = ["matching", "ordering", "multiple"] as const;
type Small = (typeof SMALL_TYPES)[number];
type Large = (typeof LARGE_TYPES)[number];

function planLargeOnes(
  candidates: readonly Candidate[],
  types: readonly Large[],
  limit: { most: number; sentences: number },
): PlannedQuestion[] {
  const planned: PlannedQuestion[] = [];
  const queue = [...types];
  let free = [...candidates];
  while (queue.length > 0 && planned.length < limit.most) {
    const type = queue.shift() as Large;
    const question = planLarge(type, free, eventsFor(type, free, types, planned));
    const taken = sentencesOf(question ? [...planned, question].flatMap(usedBy) : []);
    if (!question || taken.size > limit.sentences) continue; // and no other of this type
    planned.push(question);
    queue.push(type);
    free = free.filter((candidate) => !taken.has(candidate.sentence));
  }
  return planned;
}

/** How many events a question takes: a further one stays small, and matching leaves ordering its part. */
function eventsFor(
  type: Large,
  free: readonly Candidate[],
  types: readonly Large[],
  planned: readonly PlannedQuestion[],
) {
  const { least, most } = EVENTS_PER_QUESTION;
  if (planned.some((other) => other.type === type)) return least;
  const shared = type === "matching" && types.includes("ordering");
  return shared ? Math.min(most, Math.max(least, Math.floor(findEvents(free).length / 2))) : most;
}

const sentencesOf = (candidates: readonly Candidate[]) => new Set(candidates.map((candidate) => candidate.sentence));

function planSmall(candidate: Candidate, types: readonly Small[], index: number): PlannedQuestion {
  const type = types[index % types.length] as Small;
  if (canBe(type, candidate)) return { type, candidate };
  return { type: types.find((other) => canBe(other, candidate)) ?? type, candidate };
}

/** “Who is described as …?” has no statement behind it that could be altered. */
const canBe = (type: Small, candidate: Candidate): boolean => type !== "true-false" || candidate.form !== "role";

function planLarge(type: Large, free: readonly Candidate[], most: number): PlannedQuestion | null {
  if (type === "multiple") {
    const statements = choose(free.filter(fitsAsStatement), STATEMENTS_PER_QUESTION);
    return statements.length === STATEMENTS_PER_QUESTION ? { type, candidates: statements } : null;
  }
  const events = findEvents(free).slice(0, most);
  return events.length < EVENTS_PER_QUESTION.least ? null : { type, events };
}
