import { detect } from "chardet";
import { fileTypeFromBuffer } from "file-type";
import iconv from "iconv-lite";
import { ImportError } from "./import-error.ts";
import type { ReadText } from "./import-error.ts";

/** More of these than text has, and it is no text: control characters other than tab, line and page breaks. */
const MAX_CONTROL_SHARE = 0.01;

const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g;

/** Characters that nobody sees and a model reads: zero width, direction overrides, tag characters. */
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;

const HELP = "Save it as a text, Markdown or HTML file and add it again.";

/**
 * Bytes as text with line feeds: by byte order mark, as strict UTF-8, else by the encoding that its bytes look like.
 * Throws ImportError for binary files.
 */
export async function decodeText(bytes: Uint8Array): Promise<ReadText> {
  const type = await fileTypeFromBuffer(bytes);
  if (type && !/^(text\/|application\/xml$)/.test(type.mime))
    throw new ImportError("binary", `This is a ${type.ext.toUpperCase()} file, which cannot be read as text.`, HELP);
  const { text, encoding } = decode(bytes);
  const controls = text.match(CONTROL)?.length ?? 0;
  if (text.includes("\u0000") || controls > text.length * MAX_CONTROL_SHARE)
    throw new ImportError("binary", "This file is not text: it is full of bytes that no text has.", HELP);

  const dropped: ReadText["dropped"] = [];
  if (encoding !== "UTF-8") dropped.push({ what: "encoding", why: `read as ${encoding}, not as UTF-8`, count: 1 });
  const invisible = text.match(INVISIBLE)?.length ?? 0;
  if (invisible > 0) dropped.push({ what: "invisible characters", why: "nobody can see them", count: invisible });
  const replaced = text.match(/\ufffd/g)?.length ?? 0;
  if (replaced > 0)
    dropped.push({ what: "unreadable characters", why: "not valid in their encoding", count: replaced });
  return { text: text.replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(INVISIBLE, ""), dropped };
}

function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const marked = byteOrderMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked.toUpperCase() };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    // Not UTF-8: fatal decoding says so by throwing, and the bytes' own statistics decide.
    const encoding = detect(bytes) ?? "windows-1252";
    const known = iconv.encodingExists(encoding) ? encoding : "windows-1252";
    return { text: iconv.decode(Buffer.from(bytes), known), encoding: known };
  }
}

function byteOrderMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return null;
}
