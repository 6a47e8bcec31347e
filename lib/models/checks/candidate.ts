import type { ByteSource } from "../formats/byte-source.ts";
import type { EngineName, ModelFormat, ModelTask } from "../schema.ts";
import type { CheckStep } from "./schema.ts";

/** A file that was brought, open for reading. */
export type Candidate = { path: string; source: ByteSource };

/** Where a check says what it found. A refusal is thrown, and belongs to the step that began last. */
export type Reporter = {
  begin(step: CheckStep): void;
  passed(code: string, message: string): Promise<void>;
  note(code: string, message: string): Promise<void>;
};

/** What a set of files is, before anything of it was loaded. */
export type Identified = {
  engine: EngineName;
  format: ModelFormat;
  tasks: ModelTask[];
  settings: Record<string, unknown>;
  pair: string | null;
  languages: string[];
  licence: string | null;
  parameters: number | null;
  quantisation: string | null;
  contextLength: number | null;
  /** Expected when it is loaded. */
  memoryBytes: number;
  /** Path that its engine looks for → path under which it came. */
  files: Map<string, string>;
  /** The one file that makes it this model: two versions with the same are the same weights. */
  main: string;
};

export function sizeOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { source }) => sum + source.size, 0);
}

/** For people: "0.9 MB", "1.2 GB". */
export function inWords(bytes: number): string {
  if (bytes < 100_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
