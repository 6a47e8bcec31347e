import { checkJson } from "../../formats/config.ts";
import { FormatFault } from "../../formats/format-fault.ts";
import { isMarian, isShortlist } from "../../formats/marian.ts";
import { shown } from "../../formats/plain-path.ts";
import type { Candidate } from "../candidate.ts";

export type SortedFiles = {
  gguf: Candidate[];
  onnx: Candidate[];
  /** Models of Marian, shortlists and vocabularies. */
  bergamot: Candidate[];
  archives: Candidate[];
  json: Candidate[];
  /** What may lie beside an ONNX model as its weights; named by it, or refused. */
  data: Candidate[];
  /** Documents, licences, training data: no part of the model. */
  left: Candidate[];
};

const ARCHIVE_HEADS: [string, number[]][] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["gzip", [0x1f, 0x8b]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]],
  ["rar", [0x52, 0x61, 0x72, 0x21]],
  ["xz", [0xfd, 0x37, 0x7a, 0x58]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];
const DOCUMENT =
  /(^|\/)(LICEN[CS]E|NOTICE|README|AUTHORS|CHANGELOG|USE_POLICY)[^/]*$|\.(md|txt|rst|csv|tsv|jsonl|yml|yaml|jinja|png|jpe?g|svg|gif|webp|pdf)$/i;
/** Vocabularies in forms that the engine does not read: it takes tokenizer.json. */
const OTHER_TOKENIZER = /(^|\/)(tokenizer|spiece|sentencepiece\.bpe|source|target)\.(model|spm)$/i;

/** By content where a format has a magic, else by name. Throws FormatFault for what is of no known kind. */
export async function sortFiles(candidates: readonly Candidate[]): Promise<SortedFiles> {
  const sorted: SortedFiles = { gguf: [], onnx: [], bergamot: [], archives: [], json: [], data: [], left: [] };
  for (const candidate of candidates) sorted[await kindOf(candidate)].push(candidate);
  // Beside a pair it is a vocabulary; beside an ONNX model nothing that is read.
  const vocabularies = sorted.bergamot.filter(({ path }) => /\.(spm|model)$/i.test(path));
  if (vocabularies.length === sorted.bergamot.length && sorted.onnx.length > 0) {
    sorted.left.push(...vocabularies);
    sorted.bergamot = [];
  }
  for (const { path, source } of sorted.json) await checkJson(path, source);
  if (sorted.onnx.length === 0) {
    const [first] = sorted.data;
    if (first)
      throw new FormatFault(
        "unknown-format",
        `“${shown(first.path)}” is of no format that runs here. Accepted are GGUF, ONNX with its tokenizer, and Bergamot pairs.`,
      );
    sorted.left.push(...sorted.json);
  }
  return sorted;
}

async function kindOf({ path, source }: Candidate): Promise<keyof SortedFiles> {
  const head = await source.read(0, 512);
  if (startsWith(head, [0x47, 0x47, 0x55, 0x46]) || /\.gguf$/i.test(path)) return "gguf";
  if (isMarian(head) || isShortlist(head) || /\.spm$/i.test(path)) return "bergamot";
  if (isArchive(path, head)) return "archives";
  if (/\.onnx$/i.test(path)) return "onnx";
  if (/\.json$/i.test(path)) return "json";
  if (OTHER_TOKENIZER.test(path) || DOCUMENT.test(path)) return "left";
  return "data";
}

function isArchive(path: string, head: Uint8Array): boolean {
  return ARCHIVE_HEADS.some(([, magic]) => startsWith(head, magic)) || archiveKind(path, head) !== null;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** What one file that was brought is packed as; null where it is no archive that is unpacked here. */
export function archiveKind(path: string, head: Uint8Array): "zip" | "tar" | null {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || /\.zip$/i.test(path)) return "zip";
  const magic = String.fromCharCode(...head.subarray(257, 262));
  return magic === "ustar" || /\.tar$/i.test(path) ? "tar" : null;
}
