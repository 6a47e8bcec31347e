/** A table of facts, read: what each is about, and which of its words may not change. */
import { findNames } from "#lib/text/names";
import type { Fact } from "../schema.ts";
import { findCodes } from "./codes.ts";
import { typeOfName, type FactType } from "./types.ts";
import { findMeasures, type Measure } from "./units.ts";

/** Words of a value that a text may not say otherwise. Offsets into the value. */
export type Lock = { kind: "measure" | "code" | "name"; start: number; end: number; text: string };

type Span = { start: number; end: number };

export type ReadFact = Fact & {
  /** Its place in the table. */
  index: number;
  type: FactType;
  /** For “Dishwasher safe: yes”; null for a value of another sort. */
  yes: boolean | null;
  measures: Measure[];
  locks: Lock[];
};

const YES = /^(?:yes|true|y|✓|✔|x|ja|sim|oui|s[ií]|si)$/i;
const NO = /^(?:no|false|n|✗|✘|-|–|nein|n[aã]o|non|none)$/i;
/** A single word with a capital is a name here, and elsewhere often the table's style. */
const NAMED = new Set<FactType>(["origin", "brand", "compatibility", "certificate"]);

export function readFacts(facts: readonly Fact[], language: string): ReadFact[] {
  return facts.map((fact, index) => readFact(fact, index, language));
}

function readFact({ name, value }: Fact, index: number, language: string): ReadFact {
  const yes = YES.test(value) ? true : NO.test(value) ? false : null;
  const found = typeOfName(name);
  const type = yes === null ? found : "feature";
  const codes = yes === null ? findCodes(value) : [];
  const within = (others: readonly Span[], at: Span) =>
    others.some(({ start, end }) => at.start < end && start < at.end);
  const measures =
    yes === null ? findMeasures(value, language).filter((measure) => !within(codes, measure.number)) : [];
  const names =
    yes === null ? namesIn(value, type, language).filter((one) => !within([...codes, ...measures], one)) : [];
  const locks: Lock[] = [
    ...measures.map(({ start, end, text }) => ({ kind: "measure" as const, start, end, text })),
    ...codes.map((code) => ({ kind: "code" as const, ...code })),
    ...names.map((one) => ({ kind: "name" as const, ...one })),
  ];
  return { name, value, index, type, yes, measures, locks: locks.toSorted((one, other) => one.start - other.start) };
}

/** Behind a word that opens the sentence, a first word with a capital counts as a name too. */
function namesIn(value: string, type: FactType, language: string) {
  const lead = NAMED.has(type) ? "is " : "";
  return findNames(lead + value, language)
    .map(({ start, end, text }) => ({ start: start - lead.length, end: end - lead.length, text }))
    .filter(({ start }) => !/\p{L}/u.test(value.charAt(start - 1)));
}
