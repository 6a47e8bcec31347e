/**
 * Reads a source: original bytes to text, language, passages and their vectors. What was left out is kept with the
 * source; what cannot be read fails with the reason.
 */
import type { Db } from "#lib/db/client";
import { claimImport, completeImport, failImport, holdImport } from "#lib/sources/commands";
import { findImport } from "#lib/sources/queries";
import { resolveDeployment } from "#lib/models/queries";
import type { Store } from "#lib/storage/store";
import { detectLanguage } from "#lib/text/language";
import { splitPassages } from "#lib/text/passages";
import type { EnginePool } from "../supervisor/engine-pool.ts";
import { decodeText } from "./import/decode.ts";
import { ImportError } from "./import/import-error.ts";
import type { ReadText } from "./import/import-error.ts";
import { readHtml } from "./import/read-html.ts";
import { startNote } from "./note-attempt.ts";
import { requestOf } from "./resolve-engines.ts";

export type ImportDependencies = {
  db: Db;
  store: Store;
  pool: EnginePool;
  signal: AbortSignal;
  onError: (error: unknown) => void;
};

/** Vectors are worked out for so many passages at most; beyond them search by word still works. */
const MAX_EMBEDDED = 4_000;

/** Well within the time after which an import counts as lost. */
const HOLD_INTERVAL = 30_000;

const NO_TEXT = new ImportError(
  "no-text",
  "There is no text in this source that a person could read.",
  "Look at the file, and add it again when it has text.",
);

export async function indexSource(dependencies: ImportDependencies, sourceId: string): Promise<void> {
  const { db, store } = dependencies;
  const note = startNote("index-source", { sourceId });
  const source = (await claimImport(db, sourceId)) ? await findImport(db, sourceId) : null;
  if (!source) return void note("not-there");
  const hold = setInterval(() => void holdImport(db, sourceId).catch(dependencies.onError), HOLD_INTERVAL);
  try {
    const read = await readBytes(await store.read(source.digest), source.mediaType);
    if (!/\p{L}/u.test(read.text)) throw NO_TEXT;
    const passages = splitPassages(read.text);
    const { vectors, modelVersionId, dropped } = await embedPassages(
      dependencies,
      source.projectId,
      passages.map(({ start, end }) => read.text.slice(start, end)),
    );
    await completeImport(db, sourceId, {
      text: read.text,
      language: detectLanguage(read.text) ?? "und",
      dropped: [...read.dropped, ...dropped],
      passages: passages.map((passage, index) => ({ ...passage, vector: vectors[index] ?? null })),
      modelVersionId,
    });
    note("completed");
  } catch (error) {
    if (!(error instanceof ImportError)) {
      note("failed", "internal");
      throw error;
    }
    await failImport(db, sourceId, error.details);
    note("failed", error.details.code);
  } finally {
    clearInterval(hold);
  }
}

async function readBytes(bytes: Uint8Array, mediaType: string): Promise<ReadText> {
  const decoded = await decodeText(bytes);
  if (mediaType !== "text/html") return { ...decoded, text: decoded.text.trim() };
  const read = readHtml(decoded.text);
  return { text: read.text, dropped: [...decoded.dropped, ...read.dropped] };
}

/** Without an embedder, or when it fails, the source is ready all the same: similarity then goes by words. */
async function embedPassages({ db, pool, signal, onError }: ImportDependencies, projectId: string, texts: string[]) {
  const nothing = { vectors: [] as Uint8Array[], modelVersionId: null, dropped: [] as ReadText["dropped"] };
  const embedder = await resolveDeployment(db, { task: "embed", projectId });
  if (!embedder) return nothing;
  const chosen = texts.slice(0, MAX_EMBEDDED);
  const beyond = texts.length - chosen.length;
  try {
    const loan = await pool.lend(requestOf(embedder), "index-source", signal);
    try {
      const vectors = (await loan.engine.embed?.embed({ texts: chosen, signal })) ?? [];
      return {
        vectors: vectors.map((vector) => new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength)),
        modelVersionId: embedder.ref.id,
        dropped:
          beyond > 0 ? [{ what: "meaning of passages", why: "too many for search by meaning", count: beyond }] : [],
      };
    } finally {
      loan.giveBack();
    }
  } catch (error) {
    onError(error);
    return { ...nothing, dropped: [{ what: "search by meaning", why: "the embedding model failed", count: 1 }] };
  }
}
