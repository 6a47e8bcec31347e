/** The search through all sources: candidates that passed the gate, weak ones, and a tally of why others were dropped. */
import { setImmediate } from "node:timers/promises";
import type { EmbedEngine } from "../../engines/engine.ts";
import { findCandidates, type SearchSettings } from "./candidates.ts";
import { dropTwins } from "./choose.ts";
import { salienceByTerms, salienceByVectors } from "./document.ts";
import { GATE } from "./gate.ts";
import { findRoleCandidates } from "./roles.ts";
import type { Candidate, QuizDocument } from "./types.ts";

export type Search = { accepted: Candidate[]; weak: Candidate[]; tally: Map<string, number> };

/** More candidates than any quiz needs; the best are kept. */
const MOST_CANDIDATES = 600;
/** After so many sentences other work of the process gets its turn, and the signal is looked at. */
const TURN = 20;
const EMBED_BATCH = 64;

type SearchOptions = SearchSettings & {
  embedder: EmbedEngine | null;
  signal: AbortSignal;
  onProgress: (done: number, of: number) => void;
};

export async function searchDocuments(documents: readonly QuizDocument[], options: SearchOptions): Promise<Search> {
  const search: Search = { accepted: [], weak: [], tally: new Map() };
  const total = documents.reduce((sum, document) => sum + document.sentences.length, 0);
  let done = 0;
  for (const document of documents) {
    const salience = await salienceOf(document, options);
    for (const index of document.sentences.keys()) {
      if (done % TURN === 0) {
        options.onProgress(done, total);
        await setImmediate();
        options.signal.throwIfAborted();
      }
      addTo(search, findCandidates(document, index, salience[index] ?? 0, options));
      done++;
    }
    addTo(search, { ...sortRoles(findRoleCandidates(document, salience), options), dropped: [] });
  }
  options.onProgress(total, total);
  return { ...search, accepted: dropTwins(best(search.accepted)), weak: best(search.weak) };
}

const best = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((one, other) => other.score - one.score).slice(0, MOST_CANDIDATES);

function addTo(search: Search, found: { accepted: Candidate[]; weak: Candidate[]; dropped: string[] }): void {
  search.accepted.push(...found.accepted);
  search.weak.push(...found.weak);
  for (const why of found.dropped) search.tally.set(why, (search.tally.get(why) ?? 0) + 1);
}

function sortRoles(candidates: readonly Candidate[], { forbidden }: SearchSettings) {
  const allowed = candidates.filter(
    ({ question, wrong, key }) => !forbidden?.test([question, key.text, ...wrong].join(" ")),
  );
  return {
    accepted: allowed.filter((candidate) => candidate.score >= GATE),
    weak: allowed.filter((candidate) => candidate.score < GATE),
  };
}

async function salienceOf(document: QuizDocument, { embedder, signal }: SearchOptions): Promise<number[]> {
  if (!embedder || document.sentences.length === 0) return salienceByTerms(document);
  const texts = document.sentences.map((sentence) => sentence.text);
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += EMBED_BATCH) {
    signal.throwIfAborted();
    vectors.push(...(await embedder.embed({ texts: texts.slice(start, start + EMBED_BATCH), signal })));
  }
  return salienceByVectors(vectors);
}
