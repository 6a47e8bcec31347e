import { FormatFault } from "../../formats/format-fault.ts";
import { checkShortlist, isMarian, isShortlist, readMarian } from "../../formats/marian.ts";
import { shown } from "../../formats/plain-path.ts";
import { readVocabulary } from "../../formats/sentencepiece.ts";
import { pairSchema } from "../../schema.ts";
import type { Candidate, Identified, Reporter } from "../candidate.ts";
import { inWords, sizeOf } from "../candidate.ts";

/** The engine's module, and its workspace. */
const PROCESS_BYTES = 250_000_000;

/** One model, one shortlist, and one vocabulary for both languages or one for each. Throws FormatFault. */
export async function identifyBergamot(
  files: Candidate[],
  wantedPair: string | null,
  report: Reporter,
): Promise<Identified> {
  const { model, shortlist, vocabularies } = await sortPair(files);
  report.begin("header");
  const header = await readMarian(model.source);
  await checkShortlist(shortlist.source);
  for (const { source } of vocabularies) await readVocabulary(source);
  const pair = pairOf(files, wantedPair);
  const parameters = (header.parameters / 1e6).toFixed(0);
  const [from = "", to = ""] = splitPair(pair);
  await report.passed(
    "bergamot-pair",
    `A Bergamot pair from ${from} to ${to}: ${parameters} million parameters in ${header.quantisation}, ${inWords(sizeOf(files))}.`,
  );
  return {
    engine: "bergamot",
    format: "bergamot",
    tasks: ["translate"],
    settings: { from, to },
    pair,
    languages: [from, to],
    licence: null,
    parameters: header.parameters,
    quantisation: header.quantisation,
    contextLength: null,
    memoryBytes: 3 * sizeOf(files) + PROCESS_BYTES,
    files: new Map([["model.bin", model.path], ["lex.bin", shortlist.path], ...vocabularyNames(vocabularies)]),
    main: "model.bin",
  };
}

async function sortPair(files: Candidate[]) {
  const models: Candidate[] = [];
  const shortlists: Candidate[] = [];
  const vocabularies: Candidate[] = [];
  for (const file of files) {
    const head = await file.source.read(0, 8);
    if (isMarian(head)) models.push(file);
    else if (isShortlist(head)) shortlists.push(file);
    else vocabularies.push(file);
  }
  const [model, shortlist] = [models[0], shortlists[0]];
  if (!model || models.length > 1) throw countFault("translation model (model.*.bin)", models.length);
  if (!shortlist || shortlists.length > 1) throw countFault("shortlist (lex.*.bin)", shortlists.length);
  if (vocabularies.length < 1 || vocabularies.length > 2)
    throw countFault("vocabulary (vocab.*.spm)", vocabularies.length);
  return { model, shortlist, vocabularies };
}

function countFault(what: string, count: number): FormatFault {
  const code = count === 0 ? "missing-part" : "bad-value";
  return new FormatFault(code, `A Bergamot pair has one ${what}; here there ${count === 1 ? "is" : "are"} ${count}.`);
}

/** srcvocab and trgvocab where there are two. */
function vocabularyNames(files: Candidate[]): [string, string][] {
  const [only] = files;
  if (files.length === 1 && only) return [["vocab.spm", only.path]];
  const source = files.find(({ path }) => /(^|\/)(src|source)/i.test(path));
  const target = files.find(({ path }) => /(^|\/)(trg|target)/i.test(path));
  if (!source || !target)
    throw new FormatFault("bad-value", "Of two vocabularies one has to be called srcvocab and the other trgvocab.");
  return [
    ["srcvocab.spm", source.path],
    ["trgvocab.spm", target.path],
  ];
}

/** As it was said, else as Mozilla names its files: model.enpt.intgemm.alphas.bin. */
function pairOf(files: Candidate[], wanted: string | null): string {
  const named = files
    .map(({ path }) => /\.([a-z]{2,3})([a-z]{2})\.(?:intgemm|s2t|spm|npz)/.exec(path))
    .flatMap((found) => (found ? [`${found[1]}-${found[2]}`] : []));
  const found = new Set(named);
  if (found.size > 1) throw new FormatFault("bad-value", "The files name several pairs of languages: bring one pair.");
  const pair = wanted ?? named[0];
  if (pair === undefined)
    throw new FormatFault(
      "missing-part",
      "The files do not say which languages they translate: name the pair, as “en-pt”.",
    );
  if (wanted !== null && named[0] !== undefined && named[0] !== wanted)
    throw new FormatFault("bad-value", `The files are named for ${named[0]}, and you said ${shown(wanted)}.`);
  if (!pairSchema.safeParse(pair).success)
    throw new FormatFault("bad-value", `“${shown(pair)}” is no pair of languages such as “en-pt”.`);
  return pair;
}

/** Each may have a script: "zh-Hant-en". */
function splitPair(pair: string): string[] {
  return pair.split(/-(?=[a-z])/);
}
