/** What a tar holds: ustar, with the long names of pax and GNU. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";
import { checkListing, isSystemFile, LISTING_LIMITS } from "./listing.ts";
import type { ListedFile } from "./listing.ts";
import { shown } from "./plain-path.ts";

const BLOCK = 512;
const LONGEST_EXTENSION = 64 * 1024;
const latin1 = new TextDecoder("latin1");

export type TarFile = ListedFile & { start: number };

/** Regular files with where their bytes begin; folders left out. Throws FormatFault for links, devices and all else. */
export async function listTar(source: ByteSource): Promise<TarFile[]> {
  const files: TarFile[] = [];
  let longName: string | null = null;
  for (let at = 0; at + BLOCK <= source.size;) {
    const block = await source.read(at, BLOCK);
    if (block.every((byte) => byte === 0)) break;
    checkSum(block, at);
    const bytes = sizeOf(block, at);
    const type = String.fromCharCode(block[156] ?? 0);
    const start = at + BLOCK;
    if (start + bytes > source.size) throw new FormatFault("truncated", "The archive is cut off.", at);
    at = start + Math.ceil(bytes / BLOCK) * BLOCK;
    if (type === "L" || type === "x") {
      longName = nameIn(await readExtension(source, start, bytes), type) ?? longName;
      continue;
    }
    if (type === "g") continue;
    const path = (longName ?? nameOf(block)).replace(/^\.\//, "");
    longName = null;
    if (type === "5") continue;
    if (type !== "0" && type !== "\0")
      throw new FormatFault("bad-path", `“${shown(path)}” is a link or a device; only files are taken.`);
    if (isSystemFile(path)) continue;
    files.push({ path, bytes, packed: bytes, start });
    if (files.length > LISTING_LIMITS.files) break;
  }
  checkListing(files, source.size);
  return files;
}

/** The sum of the header's bytes, with its own field taken as spaces. */
function checkSum(block: Uint8Array, at: number): void {
  const stated = octal(block, 148, 8);
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (stated === sum) return;
  throw new FormatFault(
    at === 0 ? "wrong-magic" : "bad-value",
    at === 0 ? "This is not a tar archive." : "A header of the archive is damaged.",
    at,
  );
}

function sizeOf(block: Uint8Array, at: number): number {
  const size = (block[124] ?? 0) & 0x80 ? base256(block) : octal(block, 124, 12);
  if (size === null || !Number.isSafeInteger(size))
    throw new FormatFault("out-of-range", "A file of the archive has an impossible size.", at);
  return size;
}

function octal(block: Uint8Array, start: number, length: number): number | null {
  const text = latin1
    .decode(block.subarray(start, start + length))
    .replace(/[\0 ]+$/, "")
    .trim();
  return /^[0-7]{1,14}$/.test(text) ? Number.parseInt(text, 8) : null;
}

/** GNU's form of sizes from 8 GB on. */
function base256(block: Uint8Array): number {
  return block.subarray(125, 136).reduce((value, byte) => value * 256 + byte, 0);
}

function nameOf(block: Uint8Array): string {
  const isUstar = latin1.decode(block.subarray(257, 262)) === "ustar";
  const prefix = isUstar ? field(block, 345, 155) : "";
  return prefix ? `${prefix}/${field(block, 0, 100)}` : field(block, 0, 100);
}

function field(block: Uint8Array, start: number, length: number): string {
  return latin1.decode(block.subarray(start, start + length)).split("\0")[0] ?? "";
}

async function readExtension(source: ByteSource, start: number, bytes: number): Promise<string> {
  if (bytes > LONGEST_EXTENSION) throw new FormatFault("too-large", "A name in the archive is too long.", start);
  return new TextDecoder().decode(await source.read(start, bytes));
}

/** GNU: the name itself. pax: records `<length> <key>=<value>\n`. */
function nameIn(text: string, type: "L" | "x"): string | null {
  if (type === "L") return text.split("\0")[0] ?? null;
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1] ?? null;
}
