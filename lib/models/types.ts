import type { EngineName, ModelFormat, ModelTask, VersionFile } from "./schema.ts";

/** A version that can be loaded: what an engine process needs, and what goes into every result. */
export type ResolvedVersion = {
  ref: { id: string; name: string; number: number; digest: string; format: ModelFormat };
  engine: EngineName;
  tasks: ModelTask[];
  /** BCP 47; none where it is not said. */
  languages: string[];
  pair: string | null;
  /** Path inside the version → absolute path in the store. */
  files: Record<string, string>;
  /** What those files have to be; see `verifyVersionFiles`. */
  manifest: VersionFile[];
  settings: Record<string, unknown>;
  memoryBytes: number;
  /** When the key of its server was stored: an engine that was loaded with another one is loaded again. */
  keyStoredAt: string | null;
  /** Of an adapter: the version whose weights it changes, in whose process it runs. */
  base: ResolvedVersion | null;
};

export type Wanted = {
  /** Translation goes by languages: see translation/queries.ts. */
  task: Exclude<ModelTask, "translate">;
  projectId?: string;
  /** A key of lib/kinds/registry, where the order has one. */
  kind?: string;
  /** What it is for: while a canary runs, the draft decides which version takes it. */
  draftId?: string;
  /** Asked for by the person who ordered: then this one or none. */
  wantedVersionId?: string | null;
};

/** One step from a language to another; a version for many languages is told which. */
export type TranslationLeg = { from: string; to: string; version: ResolvedVersion };

export type TranslationPlan =
  /** In the order in which they are applied: one, or two when the pair pivots through English. */
  | { ok: true; legs: TranslationLeg[] }
  /** Entries of the catalog that would bring what is missing; empty when there are none. */
  | { ok: false; catalogIds: string[] };

export type MissingTask = {
  task: ModelTask;
  pair: string | null;
  /** Until then, in plain words. */
  until: string;
  catalogIds: string[];
};
