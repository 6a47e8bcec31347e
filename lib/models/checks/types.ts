/** What a check of a version is given and gives: the way in hands over files of the store, the check tells what they are. */
import type { EngineName, ModelError, ModelFormat, ModelTask, VersionFile } from "../schema.ts";

/** In the order in which they are made. */
export const CHECK_STEPS = ["files", "digest", "header", "config", "load", "golden"] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

/** What the person or the catalog states; what the files say goes before it. */
export type CheckOrder = {
  /** Empty where the files have to tell. */
  tasks: ModelTask[];
  pair: string | null;
  languages: string[];
  baseVersionId: string | null;
  /** Of an entry of the catalog, which is known: what is found has to fit it. */
  known: KnownFacts | null;
};

export type KnownFacts = {
  engine: EngineName;
  format: ModelFormat;
  settings: Record<string, unknown>;
  parameters: number | null;
  quantisation: string | null;
  contextLength: number | null;
  memoryBytes: number;
};

export type CheckInput = {
  versionId: string;
  /** As they came: paths inside the version, each in the store. */
  files: VersionFile[];
  order: CheckOrder;
  signal: AbortSignal;
  /** What is being done, in plain words, for whoever waits. */
  onStep: (words: string) => void;
};

/** What the version is, as it is written into its row. */
export type VersionFacts = KnownFacts & {
  /** Those that the engine needs, under the names that it expects; the others are not kept. */
  files: VersionFile[];
  tasks: ModelTask[];
  pair: string | null;
  languages: string[];
  /** What fixed prompts gave, by goldenSchema; null where nothing was asked. */
  golden: object | null;
};

export type CheckOutcome = { ok: true; facts: VersionFacts } | { ok: false; error: ModelError };
