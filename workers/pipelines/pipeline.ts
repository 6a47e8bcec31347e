/**
 * What a pipeline gets and gives. A pipeline turns a brief and sources into content with evidence; it knows
 * engines by their contract and nothing of the database. It may run twice: the caller keys results by attempt.
 */
import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { EmbedEngine, EntailEngine, SummariseEngine, TextEngine, TranslateEngine } from "../engines/engine.ts";
import type { Abilities } from "./abilities.ts";

export type PipelineSource = {
  id: string;
  title: string;
  language: string;
  /** The extracted text that all offsets of evidence point into, in UTF-16 code units. */
  text: string;
  /** Paragraph-like pieces of `text` in order; vector is null where no embedder has run yet. */
  passages: { start: number; end: number; vector: Float32Array | null }[];
};

/** The text to translate: the head revision of a draft, or a source. */
export type PipelineDocument = {
  sourceId: string | null;
  revisionId: string | null;
  title: string;
  language: string;
  markdown: string;
};

export type Emit = {
  /** The draft so far grows by this Markdown. What was emitted is shown and kept, also when the run fails later. */
  text(markdown: string): void;
  /** `name` is one of the pipeline's own step names, e.g. "read", "select", "write", "check". */
  step(step: { name: string; done: number; of: number; note?: string }): void;
  /** Something that the editor must know: fewer questions than asked, built by extraction, a sentence dropped. */
  problem(problem: { code: string; message: string }): void;
};

export type PipelineContext = {
  sources: PipelineSource[];
  document: PipelineDocument | null;
  /** BCP 47 language of the draft. */
  language: string;
  /** House rules of the project; may be empty. */
  guidelines: string;
  forbiddenWords: string[];
  /** Null where no model is deployed: the pipeline builds by extraction and says so. */
  writer: TextEngine | null;
  /** What these models proved in their self-test. Each stage asks before it goes to the model, best by `forStage`. */
  abilities: Abilities;
  /** Null where no embedder is deployed: similarity falls back to words. */
  embedder: EmbedEngine | null;
  /** Null where none is deployed: what a rewrite says is then checked by words and nearness alone. */
  entailer: EntailEngine | null;
  /** Shortens in place of the writer, where one is deployed. */
  summariser: SummariseEngine | null;
  /** In the order in which they are applied: one, or two when the pair pivots through English. */
  translators: TranslateEngine[];
  seed: number;
  signal: AbortSignal;
  emit: Emit;
};

export type PipelineResult<Content> = {
  content: Content;
  evidence: Evidence[];
  /** Findings that only the pipeline can know; the kind's lint adds its own afterwards. */
  findings: Finding[];
  usage: { inputTokens: number; outputTokens: number; cachedTokens: number; estimated?: boolean };
  /** Stages that ran without the model, in plain words, shown with the draft: "Built by extraction: …". */
  notes: string[];
};

export type Pipeline<Brief, Content> = (brief: Brief, context: PipelineContext) => Promise<PipelineResult<Content>>;
