/**
 * What was typed and what is known of its translation. Pure: typing, answers and changes of language go through here,
 * so that what did not change keeps its place, its words and its identity on the screen.
 */
import { hasWords, splitUnits, type TextFormat, type Unit } from "./units.ts";

export type Check = { rule: string; severity: "error" | "warning" | "hint"; message: string };
export type Answer = { target: string; sound: boolean; findings: Check[] };
export type Languages = { from: string; to: string; format: TextFormat };

/** One unit on the screen. `answer` is null while it is asked for; `before` are the words shown until then. */
export type Shown = { id: number; unit: Unit; answer: Answer | null; before: string };

export type LiveText = {
  text: string;
  languages: Languages;
  shown: readonly Shown[];
  /** By language pair, format and words. */
  answers: ReadonlyMap<string, Answer>;
  nextId: number;
};

/** So many answers are remembered: going back to earlier words asks nobody. */
const REMEMBERED = 1_000;

export function emptyLiveText(languages: Languages): LiveText {
  return { text: "", languages, shown: [], answers: new Map(), nextId: 1 };
}

export function writeText(live: LiveText, text: string): LiveText {
  return live.text === text ? live : merge({ ...live, text });
}

export function chooseLanguages(live: LiveText, languages: Languages): LiveText {
  return merge({ ...live, languages });
}

/** Answers to the words that were sent, in the same order, for the languages that they were sent with. */
export function takeAnswers(
  live: LiveText,
  languages: Languages,
  texts: readonly string[],
  answers: readonly Answer[],
): LiveText {
  const known = [...live.answers, ...pairUp(languages, texts, answers)].slice(-REMEMBERED);
  return merge({ ...live, answers: new Map(known) });
}

/** Units that nobody has been asked about, each words once. */
export function wantedTexts({ shown }: LiveText): string[] {
  return [...new Set(shown.flatMap(({ answer, unit }) => (answer ? [] : [unit.text])))];
}

/** The translation so far, with what lies between the units as it was typed. */
export function wholeOf({ text, shown }: LiveText): string {
  let whole = "";
  let copied = 0;
  for (const { unit, answer, before } of shown) {
    whole += text.slice(copied, unit.start) + (answer?.target ?? before);
    copied = unit.end;
  }
  return whole + text.slice(copied);
}

function merge(live: LiveText): LiveText {
  const { text, languages, answers } = live;
  const units = splitUnits(text, languages.format, languages.from);
  const earlier = align(live.shown, units);
  let { nextId } = live;
  const shown = units.map((unit, index): Shown => {
    const was = earlier[index];
    const answer = hasWords(unit) ? (answers.get(keyOf(languages, unit.text)) ?? null) : asItIs(unit);
    return { id: was?.id ?? nextId++, unit, answer, before: was ? (was.answer?.target ?? was.before) : "" };
  });
  return { ...live, shown, nextId };
}

/** For each unit the one that stood in its place: equal ones from both ends, and the changed ones between by order. */
function align(before: readonly Shown[], units: readonly Unit[]): (Shown | undefined)[] {
  const shorter = Math.min(before.length, units.length);
  const isSame = (one: number, other: number) => before[one]?.unit.text === units[other]?.text;
  let head = 0;
  while (head < shorter && isSame(head, head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(before.length - 1 - tail, units.length - 1 - tail)) tail += 1;
  const lastChanged = before.length - tail;
  return units.map((_unit, index) => {
    if (index >= units.length - tail) return before[before.length - (units.length - index)];
    return index < lastChanged ? before[index] : undefined;
  });
}

function asItIs({ text }: Unit): Answer {
  return { target: text, sound: true, findings: [] };
}

function pairUp(languages: Languages, texts: readonly string[], answers: readonly Answer[]): [string, Answer][] {
  return texts.flatMap((text, index) => (answers[index] ? [[keyOf(languages, text), answers[index]]] : []));
}

function keyOf({ from, to, format }: Languages, text: string): string {
  return `${from} ${to} ${format} ${text}`;
}
