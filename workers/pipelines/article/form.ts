/** What tells one kind of text about a topic from another: articles, blog posts. */
import type { StageName } from "#lib/models/profiles/schema";
import type { TopicBrief } from "#lib/kinds/text/schema";
import type { PipelineContext } from "../pipeline.ts";
import type { Usage } from "../writing/ask-writer.ts";
import type { Fact } from "./facts.ts";
import type { PlannedSection } from "./sections.ts";

/** A section as it is written down. `lead` and `close` are fixed words before and after the facts; they claim nothing. */
export type Part = {
  heading: string | null;
  lead: string | null;
  /** At least one. */
  facts: Fact[];
  /** The facts as items instead of paragraphs. */
  list: boolean;
  close: string | null;
};

export type Asked = { heading: string; questions: string[] };

/** `notes`: what an editor has to know about what was opened how. */
export type Opened = { parts: Part[]; notes: string[] };

export type TextForm = {
  /** “an article”: what the text is not, when only an outline can be made. */
  called: string;
  /** Where the brief names no length. */
  words: number;
  wordsPerSection: number;
  /** A paragraph ends when it has so many; null: where it ends in the source. */
  paragraphWords: number | null;
  arrange(sections: PlannedSection[], about: { brief: TopicBrief; topic: Float32Array; language: string }): Part[];
  /** The model's part in what `arrange` made, for kinds that have one; the context asks the stage by itself. */
  open?(parts: Part[], brief: TopicBrief, context: PipelineContext, usage: Usage): Promise<Opened>;
  /** Stages beside those that all kinds of text about a topic share. */
  stages: readonly StageName[];
  /** In English, where there are no sources and the brief has no outline. */
  questions(topic: string, audience: string | undefined): Asked[];
  /** What an editor has to know about the fixed words. */
  notes: string[];
};
