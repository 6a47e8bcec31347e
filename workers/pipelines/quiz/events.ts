/** Dated events, and the questions that several of them make: matching with years, ordering in time. */
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import { evidenceOf } from "./evidence.ts";
import { capitalise } from "./patterns.ts";
import type { Candidate } from "./types.ts";
import { countWords } from "#lib/text/words";

export type DatedEvent = { candidate: Candidate; text: string; year: number };

/** Fewer can be guessed, more are tiresome to put in order. */
export const EVENTS_PER_QUESTION = { least: 3, most: 5 };
const LONGEST_EVENT_WORDS = 24;
/** A clause that hangs on its time: without it the event would read as going on. */
const TIME_BEFORE_KEY = /(?:^| )(?:[Ii]n|[Oo]n) $/;

/** The event of a candidate whose key is its date, worded without the date; null where that leaves no sentence. */
export function eventOf(candidate: Candidate): DatedEvent | null {
  const { key, stem } = candidate;
  const year = Number(key.text.match(/\b\d{4}\b/)?.[0]);
  if ((key.type !== "year" && key.type !== "date") || !year) return null;
  const before = stem.slice(0, key.index);
  const after = stem.slice(key.index + key.text.length);
  if (!TIME_BEFORE_KEY.test(before)) return null;
  const rest = before.replace(TIME_BEFORE_KEY, "");
  const text = rest === "" && after.startsWith(", ") ? after.slice(2) : after === "." ? `${rest}.` : null;
  if (!text || /\d{4}|^\S+ing\b/.test(text) || countWords(text) < 4 || countWords(text) > LONGEST_EVENT_WORDS)
    return null;
  return { candidate, text: capitalise(text.replace(/\.$/, "")), year };
}

/** One event for each year and each sentence, best scores first. */
export function findEvents(candidates: readonly Candidate[]): DatedEvent[] {
  const events: DatedEvent[] = [];
  for (const candidate of [...candidates].sort((one, other) => other.score - one.score)) {
    const event = eventOf(candidate);
    if (!event || events.some((other) => other.year === event.year || other.candidate.sentence === candidate.sentence))
      continue;
    events.push(event);
  }
  return events;
}

export function matchingQuestion(events: readonly DatedEvent[], id: string, seed: string): QuizQuestion {
  const options = shuffle(events, `${seed}/${id}`).map(({ text, year }, index) => ({
    id: `m${index + 1}`,
    text,
    match: String(year),
  }));
  return { ...common(events, id), type: "matching", stem: "Match each event with its year.", options };
}

export function orderingQuestion(events: readonly DatedEvent[], id: string): QuizQuestion {
  const options = byYear(events).map(({ text }, index) => ({ id: `e${index + 1}`, text }));
  return { ...common(events, id), type: "ordering", stem: "Put these events in order, the earliest first.", options };
}

const byYear = (events: readonly DatedEvent[]): DatedEvent[] => [...events].sort((one, other) => one.year - other.year);

const common = (events: readonly DatedEvent[], id: string) => ({
  id,
  explanation: byYear(events)
    .map(({ text, year }) => `${year}: ${text}.`)
    .join(" "),
  evidence: byYear(events).flatMap(({ candidate }) => evidenceOf(candidate, { questionId: id })),
});
