/** What the steps of the quiz pipeline hand to each other. All offsets are UTF-16 code units. */
import type { CleanSentence } from "#lib/text/clean";
import type { PipelineSource } from "../pipeline.ts";

/** Of a cleaned source; one with a `fault` cannot become a stem, though it may explain its neighbours. */
export type Sentence = CleanSentence;

export type EntityType = "person" | "org" | "country" | "state" | "city" | "name";

export type Entity = {
  text: string;
  type: EntityType;
  /** Mentions in the source, those by surname alone included. */
  count: number;
  /** Offset of the first sentence that names it. */
  first: number;
  paragraph: number;
  honorific: boolean;
  /** The full name that this surname stands for. */
  alias: Entity | null;
};

export type Names = {
  /** One entry per thing: surnames that stand for a full name are left out. */
  list: Entity[];
  byForm: Map<string, Entity>;
  persons: Entity[];
  /** Quoted titles of works. */
  titles: string[];
};

export type QuizDocument = {
  source: PipelineSource;
  /** The cleaned sentences as one text. */
  prose: string;
  sentences: Sentence[];
  /** Left out because the source is very long. */
  skippedSentences: number;
  names: Names;
  /** Mentions by word, plural s dropped. */
  terms: Map<string, number>;
  /** The most frequent terms first. */
  topTerms: string[];
  years: number[];
};

export const KEY_TYPES = [
  "money",
  "percent",
  "fraction",
  "date",
  "month",
  "year",
  "measure",
  "count",
  "ordinal",
  "title",
  "person",
  "org",
  "country",
  "city",
  "state",
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** An answer that stands in a stem. */
export type AnswerKey = {
  text: string;
  index: number;
  type: KeyType;
  /** The number as it is written, for keys that vary by number. */
  number: string | null;
  /** What a count counts. */
  noun: string | null;
};

/** A statement that can be understood alone, and the sentences that it rests on. */
export type Stem = { text: string; sentence: Sentence; context: Sentence | null };

export type Candidate = {
  document: QuizDocument;
  sentence: Sentence;
  /** The sentence before, where a pronoun or “the ship” was resolved from it. */
  context: Sentence | null;
  stem: string;
  key: AnswerKey;
  question: string;
  form: "direct" | "cloze" | "role";
  wrong: string[];
  /** All wrong options are named in the document. */
  fromDocument: boolean;
  salience: number;
  score: number;
};
