/**
 * Mozilla's Bergamot models as entries of the catalog: every pair and architecture that its repository publishes,
 * with the digests of the gzipped files and the BLEU and COMET that it states for FLORES.
 */
import { z } from "zod";
import published from "../data/bergamot-published.json" with { type: "json" };
import { sha256Schema } from "../schema.ts";
import type { CatalogEntry, CatalogFile } from "./schema.ts";

const ARCHITECTURES = ["tiny", "base-memory", "base"] as const;
type Architecture = (typeof ARCHITECTURES)[number];

const publishedSchema = z.object({
  source: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  licence: z.string(),
  models: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      architecture: z.enum(ARCHITECTURES),
      parameters: z.int().positive(),
      flores: z.object({ bleu: z.number().nullable(), comet: z.number().nullable().optional() }),
      files: z.array(z.object({ path: z.string(), sha256: sha256Schema, bytes: z.int() })),
    }),
  ),
});
type Published = z.infer<typeof publishedSchema>["models"][number];

/** Where the large files of that repository lie. */
const LARGE_FILES = "https://media.githubusercontent.com/media";

const WORDS: Record<Architecture, string> = {
  tiny: "The quickest of its pair.",
  "base-memory": "Better and slower than the tiny one of its pair, in little memory.",
  base: "The best and slowest of its pair.",
};

/** Of the whole engine process: 340 MB were measured with 17 million parameters, most of it the module's own. */
const memoryOf = (parameters: number) => 280_000_000 + parameters * 4;

const languageNames = new Intl.DisplayNames("en", { type: "language" });

export function publishedPairs(): CatalogEntry[] {
  const { source, commit, licence, models } = publishedSchema.parse(published);
  const base = `${LARGE_FILES}/${source}/${commit}`;
  return models.map((model) => ({
    id: `bergamot-${model.from}-${model.to}-${model.architecture}`.toLowerCase(),
    name: `Bergamot ${languageNames.of(model.from)} → ${languageNames.of(model.to)} (${model.architecture})`,
    summary: `Translates as you type, on a processor alone. ${WORDS[model.architecture]}`,
    tasks: ["translate"],
    engine: "bergamot",
    format: "bergamot",
    licence,
    languages: [model.from, model.to],
    pair: `${model.from}-${model.to}`,
    parameters: model.parameters,
    quantisation: "int8",
    contextLength: null,
    memoryBytes: memoryOf(model.parameters),
    settings: { from: model.from, to: model.to },
    files: filesOf(model, base),
    published: { testSet: "FLORES", bleu: model.flores.bleu, comet: model.flores.comet ?? null },
  }));
}

/** Names as the engine looks for them; the models of translation quality are of no use to it. */
const FILE_NAMES: [prefix: string, name: string][] = [
  ["model.", "model.bin"],
  ["lex.", "lex.bin"],
  ["vocab.", "vocab.spm"],
  ["srcvocab.", "srcvocab.spm"],
  ["trgvocab.", "trgvocab.spm"],
];

function filesOf(model: Published, base: string): CatalogFile[] {
  return model.files.flatMap((file) => {
    const published = file.path.split("/").at(-1) ?? "";
    const name = FILE_NAMES.find(([prefix]) => published.startsWith(prefix))?.[1];
    if (!name) return [];
    const source = { kind: "url" as const, url: `${base}/${file.path}`, sha256: file.sha256, bytes: file.bytes };
    return [{ path: name, sha256: null, bytes: file.bytes, sources: [source] }];
  });
}
