/** The catalog: models that can be installed by one click, with where their files come from and what they need. */
import { z } from "zod";
import builtIn from "./data/built-in.json" with { type: "json" };
import embedders from "./data/embedders.json" with { type: "json" };
import judges from "./data/judges.json" with { type: "json" };
import manyLanguages from "./data/many-languages.json" with { type: "json" };
import translators from "./data/translators.json" with { type: "json" };
import writers from "./data/writers.json" with { type: "json" };
import { publishedPairs } from "./catalog/published-pairs.ts";
import { catalogEntrySchema } from "./catalog/schema.ts";
import type { CatalogEntry } from "./catalog/schema.ts";
import { suggestWriter } from "./catalog/suggest.ts";
import type { Machine } from "./catalog/suggest.ts";

/** What a fresh installation gets, in the order in which it is fetched: small first. */
export const DEFAULT_CATALOG_IDS = [
  "extractive-v1",
  "bergamot-en-pt",
  "bergamot-pt-en",
  "all-minilm-l6-v2-int8",
  "smollm2-135m-instruct-q4_1",
] as const;

let catalog: Map<string, CatalogEntry> | undefined;

function readCatalog(): Map<string, CatalogEntry> {
  if (catalog) return catalog;
  const written: unknown[] = [...builtIn, ...embedders, ...translators, ...writers, ...manyLanguages, ...judges];
  const entries = z.array(catalogEntrySchema).parse([...written, ...publishedPairs()]);
  return (catalog = new Map(entries.map((entry) => [entry.id, entry])));
}

export function findCatalogEntry(id: string): CatalogEntry | null {
  return readCatalog().get(id) ?? null;
}

export type ListedEntry = CatalogEntry & {
  /** Against the free memory that was given. */
  fits: boolean;
  /** The writing model to take on this machine. */
  suggested: boolean;
};

/** All entries, defaults first, then writers by size and pairs by language. */
export function listCatalog(machine: Machine): ListedEntry[] {
  const entries = [...readCatalog().values()];
  const suggested = suggestWriter(entries, machine);
  return entries.map((entry) => ({
    ...entry,
    fits: entry.memoryBytes <= machine.freeBytes,
    suggested: entry.id === suggested?.id,
  }));
}

/** Entries that translate this pair, the one to take first: what comes with the product, then quick before good. */
export function listPairEntries(pair: string): CatalogEntry[] {
  return [...readCatalog().values()].filter((entry) => entry.pair === pair).sort((a, b) => rankOf(a) - rankOf(b));
}

/** Entries that translate between many languages, the quicker first. */
export function listManyLanguageEntries(): CatalogEntry[] {
  return [...readCatalog().values()]
    .filter((entry) => entry.tasks.includes("translate") && entry.pair === null)
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf(entry: CatalogEntry): number {
  if ((DEFAULT_CATALOG_IDS as readonly string[]).includes(entry.id)) return 0;
  return entry.parameters ?? 0;
}
