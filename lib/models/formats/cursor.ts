import type { ByteSource } from "./byte-source.ts";
import { FormatFault } from "./format-fault.ts";

const WINDOW = 256 * 1024;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads forward through a source, little-endian, with a window of 256 KB in memory. Throws FormatFault "truncated"
 * past the end, and "too-large" past `limit` bytes: a header that long is no header.
 */
export class Cursor {
  #window = new Uint8Array();
  #view = new DataView(this.#window.buffer);
  #start = 0;
  #at: number;
  readonly #source: ByteSource;
  readonly #end: number;
  readonly #limit: number;

  constructor(source: ByteSource, options: { start?: number; end?: number; limit: number }) {
    this.#source = source;
    this.#at = options.start ?? 0;
    this.#end = options.end ?? source.size;
    this.#limit = this.#at + options.limit;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  /** A cursor of its own over the next bytes, which this one passes over. Small parts share this one's window. */
  async part(length: number): Promise<Cursor> {
    const start = this.#at;
    this.#claim(length);
    if (length <= WINDOW && !this.#holds(length)) await this.#refill(WINDOW);
    this.#at += length;
    const part = new Cursor(this.#source, { start, end: start + length, limit: length });
    [part.#window, part.#view, part.#start] = [this.#window, this.#view, this.#start];
    return part;
  }

  async u8(): Promise<number> {
    const from = await this.#take(1);
    return this.#view.getUint8(from);
  }

  async u32(): Promise<number> {
    const from = await this.#take(4);
    return this.#view.getUint32(from, true);
  }

  async i32(): Promise<number> {
    const from = await this.#take(4);
    return this.#view.getInt32(from, true);
  }

  async f32(): Promise<number> {
    const from = await this.#take(4);
    return this.#view.getFloat32(from, true);
  }

  async f64(): Promise<number> {
    const from = await this.#take(8);
    return this.#view.getFloat64(from, true);
  }

  /** Throws "out-of-range" for what no offset or count of a real file is. */
  async u64(): Promise<number> {
    const from = await this.#take(8);
    const value = this.#view.getBigUint64(from, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new FormatFault("out-of-range", "A count or offset in the file is impossibly large.", this.#at - 8);
    return Number(value);
  }

  /** A varint of protocol buffers, as unsigned; throws "out-of-range" beyond what a safe integer holds. */
  async varint(): Promise<number> {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = await this.u8();
      // A negative int64 fills all ten bytes; no count, length or version that we read is negative.
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (Number.isSafeInteger(value)) return value;
        break;
      }
    }
    throw new FormatFault("out-of-range", "A number in the file is impossibly large.", this.#at);
  }

  async i64(): Promise<bigint> {
    const from = await this.#take(8);
    return this.#view.getBigInt64(from, true);
  }

  /** A copy of the next bytes, at most `most` of them. */
  async bytes(length: number, most: number): Promise<Uint8Array> {
    if (length > most) throw new FormatFault("too-large", `A part of the file is longer than ${most} bytes.`, this.#at);
    this.#claim(length);
    if (length > WINDOW) {
      const bytes = await this.#source.read(this.#at, length);
      this.#at += length;
      return bytes;
    }
    const from = await this.#take(length);
    return this.#window.slice(from, from + length);
  }

  /** Strict UTF-8. */
  async text(length: number, most: number): Promise<string> {
    const at = this.#at;
    const bytes = await this.bytes(length, most);
    try {
      return utf8.decode(bytes);
    } catch {
      throw new FormatFault("bad-text", "A text in the file's header is not valid UTF-8.", at);
    }
  }

  skip(length: number): void {
    this.#claim(length);
    this.#at += length;
  }

  /** Throws unless so many bytes lie ahead, within the limit. */
  #claim(length: number): void {
    if (length > this.left) throw new FormatFault("truncated", "The file ends in the middle of its header.", this.#at);
    if (this.#at + length > this.#limit)
      throw new FormatFault("too-large", "The header of the file is larger than any real one.", this.#at);
  }

  /** Makes the bytes present in the window and moves past them; gives where they begin in the window, which may be a new one. */
  async #take(length: number): Promise<number> {
    this.#claim(length);
    if (!this.#holds(length)) await this.#refill(Math.max(WINDOW, length));
    const from = this.#at - this.#start;
    if (from + length > this.#window.length)
      throw new FormatFault("truncated", "The file ends in the middle of its header.", this.#at);
    this.#at += length;
    return from;
  }

  #holds(length: number): boolean {
    const offset = this.#at - this.#start;
    return offset >= 0 && offset + length <= this.#window.length;
  }

  async #refill(length: number): Promise<void> {
    this.#start = this.#at;
    this.#window = Uint8Array.from(await this.#source.read(this.#at, Math.min(length, this.left)));
    this.#view = new DataView(this.#window.buffer);
  }
}
