/** A vocabulary of SentencePiece: https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto */
import type { ByteSource } from "./byte-source.ts";
import { Cursor } from "./cursor.ts";
import { FormatFault } from "./format-fault.ts";
import { walkMessage } from "./protobuf.ts";

const LARGEST = 64 * 1024 ** 2;
const MOST_PIECES = 1_000_000;
const FEWEST_PIECES = 3;
/** The first field of the first piece. */
const PIECE = 0x0a;
/** TrainerSpec and NormalizerSpec; no other writer puts them beside some thousand pieces. */
const KNOWN_FIELDS = new Set([1, 2, 3, 4, 5]);

export type Vocabulary = { pieces: number };

/** Throws FormatFault. Pieces are counted, and each has to be a message of its own. */
export async function readVocabulary(source: ByteSource): Promise<Vocabulary> {
  if (source.size > LARGEST) throw new FormatFault("too-large", "The vocabulary is larger than any real one.");
  const [first] = await source.read(0, 1);
  if (first !== PIECE) throw new FormatFault("wrong-magic", "This is not a vocabulary of SentencePiece.", 0);
  let pieces = 0;
  await walkMessage(new Cursor(source, { limit: source.size }), async (field, body) => {
    if (!KNOWN_FIELDS.has(field.number))
      throw new FormatFault("wrong-magic", "This is not a vocabulary of SentencePiece.", body.at);
    if (field.number !== 1 || field.wire !== "bytes") return;
    pieces += 1;
    if (pieces > MOST_PIECES) throw new FormatFault("too-many", "The vocabulary has more words than any real one.");
    await checkPiece(body);
  });
  if (pieces < FEWEST_PIECES) throw new FormatFault("missing-part", "The vocabulary has no words.");
  return { pieces };
}

async function checkPiece(message: Cursor): Promise<void> {
  let hasText = false;
  await walkMessage(message, async (field, body) => {
    if (field.number === 1 && field.wire === "bytes") hasText = (await body.text(field.length, 4_096)) !== "";
  });
  if (!hasText) throw new FormatFault("missing-part", "A word of the vocabulary has no text.", message.at);
}
