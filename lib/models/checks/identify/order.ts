import { FormatFault } from "../../formats/format-fault.ts";
import type { ModelTask } from "../../schema.ts";
import type { Identified } from "../candidate.ts";
import type { AdapterBase } from "./adapter.ts";

export type IdentifyOrder = {
  /** Tasks that were asked for; empty where the files tell. */
  tasks: ModelTask[];
  pair: string | null;
  languages: string[];
  /** Of a version that the catalog knows: which of several variants is meant. */
  dtype: string | null;
  /** Of an adapter: the version that it is for; null where none was named. */
  base: AdapterBase | null;
};

/** What was asked for has to be what the files do. Throws FormatFault. */
export function requireTask(found: Identified, wanted: readonly ModelTask[]): Identified {
  if (wanted.length === 0 || found.tasks.every((task) => wanted.includes(task))) return found;
  throw new FormatFault("bad-value", `The files are a model to ${wordsOf(found.tasks)}, not to ${wordsOf(wanted)}.`);
}

function wordsOf(tasks: readonly ModelTask[]): string {
  return tasks.map((task) => WORDS[task]).join(" and ");
}

const WORDS: Record<ModelTask, string> = {
  write: "write",
  embed: "search by meaning",
  translate: "translate",
  classify: "sort texts",
  entail: "check claims",
  summarise: "shorten texts",
};
