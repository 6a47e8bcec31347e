/** What a check of a version is given and gives: the way in hands over files of the store, the check tells what they are. */
import type { EngineName, ModelError, ModelFormat, ModelTask, VersionFile } from "../schema.ts";
import type { CheckClaim } from "./commands.ts";
import type { Golden } from "./schema.ts";

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
  /** Of the install that it is a part of: findings of an attempt that lost its claim are not written. */
  claim: CheckClaim;
  signal: AbortSignal;
  /** What is being done, in plain words, for whoever waits. */
  onStep: (words: string) => void;
};

/** What the version is, as it is written into its row. */
export type VersionFacts = KnownFacts & {
  /** Those that the engine needs, under the names that it expects (an adapter: adapter.gguf); the others are not kept. */
  files: VersionFile[];
  tasks: ModelTask[];
  pair: string | null;
  languages: string[];
  /** As the header states it. */
  licence: string | null;
  /** Of an adapter. */
  baseVersionId: string | null;
  /** What fixed prompts gave. */
  golden: Golden | null;
};

/**
 * Where it is refused nothing that the check unpacked is left in the store; what came in is the caller's to remove. The
 * last finding says the same as `error`.
 */
export type CheckOutcome = { ok: true; facts: VersionFacts } | { ok: false; error: ModelError };
