/** Files of a Bergamot pair byte by byte, whole or with any part of them wrong. */
import { joined, proto, u32, u64 } from "./model-bytes.ts";

const MARIAN_FLOAT = 0x0404;

export type MarianParts = {
  version?: number;
  count?: number | bigint;
  shape?: number[];
  bytes?: number;
  data?: number;
};

export function marian(parts: MarianParts = {}): Uint8Array {
  const { version = 1, count = 1, shape = [2, 4] } = parts;
  const { bytes = 4 * shape.reduce((product, size) => product * size, 1) } = parts;
  const header = joined(u64(6), u64(MARIAN_FLOAT), u64(shape.length), u64(bytes));
  return joined(
    ...[u64(version), u64(count), header, "Wemb_\0", ...shape.map(u32), u64(0)],
    new Uint8Array(parts.data ?? bytes),
  );
}

export function shortlist(parts: { places?: number; words?: number; data?: number } = {}): Uint8Array {
  const { places = 2, words = 3 } = parts;
  const magic = Uint8Array.from([0xf5, 0x17, 0x34, 0x01, 0xd5, 0x48, 0x1a, 0xf1]);
  const header = joined(magic, u64(0), u64(1), u64(1), u64(places), u64(words));
  return joined(header, new Uint8Array(parts.data ?? places * 8 + words * 4));
}

export const vocabulary = (words = ["<s>", "</s>", "a", "b"]) =>
  joined(...words.map((word) => proto.bytes(1, proto.bytes(1, word))));

export const PAIR_FILES = {
  "model.enpt.intgemm.alphas.bin": marian(),
  "lex.50.50.enpt.s2t.bin": shortlist(),
  "vocab.enpt.spm": vocabulary(),
};
