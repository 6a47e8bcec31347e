/** Formats that run code when they are loaded, refused by name whatever they are called. */
import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";
import { isMarian, isShortlist } from "./marian.ts";
import { shown } from "./plain-path.ts";

const BY_NAME: [RegExp, string][] = [
  [/\.(pkl|pickle|joblib|dill)$/i, "a pickle"],
  [/\.(pt|pth|ckpt|bin)$/i, "a PyTorch checkpoint, which is a pickle"],
  [/\.(h5|hdf5|keras)$/i, "a Keras model, which can hold code"],
  [/\.(py|pyc|so|dll|dylib|exe|sh|bat|js|mjs|jar|class)$/i, "a program"],
  [/\.(npy|npz)$/i, "a NumPy file, which can hold pickles"],
  [/(^|\/)saved_model\.pb$|\.pbtxt?$/i, "a TensorFlow model"],
  [/\.(safetensors)$/i, "safetensors, which no engine here runs; convert it to GGUF or ONNX"],
];

/** `PROTO` of pickle protocols 2 to 5; older ones begin with an opcode and end with STOP. */
const PICKLE_PROTOCOL = 0x80;

/**
 * Throws "unsafe-format" for a file that its name or its first bytes give away. Files of a Bergamot pair, which are called .bin too, are told by
 * their magic.
 */
export async function refuseUnsafe(path: string, source: ByteSource): Promise<void> {
  const head = await source.read(0, 16);
  if (isPickle(head)) throw refusal(path, "a pickle");
  if (
    startsWith(head, "\x7fELF") ||
    startsWith(head, "MZ") ||
    startsWith(head, "#!") ||
    startsWith(head, "\xca\xfe\xba\xbe")
  )
    throw refusal(path, "a program");
  if (startsWith(head, "\x89HDF\r\n\x1a\n")) throw refusal(path, "an HDF5 file, as Keras writes them");
  if (startsWith(head, "\x93NUMPY")) throw refusal(path, "a NumPy file, which can hold pickles");
  if (!isMarian(head) && !isShortlist(head)) refuseUnsafeName(path);
}

/** By name alone, for what is not unpacked yet. */
export function refuseUnsafeName(path: string): void {
  const known = BY_NAME.find(([pattern]) => pattern.test(path));
  if (known) throw refusal(path, known[1]);
}

function refusal(path: string, what: string): FormatFault {
  return new FormatFault(
    "unsafe-format",
    `“${shown(path)}” is ${what}. Accepted are GGUF, ONNX with its tokenizer, and Bergamot pairs.`,
  );
}

export function isPickle(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  if (first === PICKLE_PROTOCOL && second >= 2 && second <= 5) return true;
  // Protocols 0 and 1: a mark with a dictionary, list or tuple, or an import, as the first opcodes.
  return (
    startsWith(head, "(dp") || startsWith(head, "(lp") || startsWith(head, "(i") || /^c[A-Za-z_.]+\n/.test(latin1(head))
  );
}

function startsWith(head: Uint8Array, text: string): boolean {
  return latin1(head).startsWith(text);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
