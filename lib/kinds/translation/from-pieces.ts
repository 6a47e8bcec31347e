/** A text that was translated piece by piece, as a draft keeps it: Markdown, and what each piece was translated from. */
import { writeMarkdown } from "#lib/text/markdown/syntax";
import { placeOf, type Evidence } from "../evidence.ts";

/** `start` and `end` are UTF-16 offsets into the source; pieces come in its order and do not overlap. */
export type TranslatedPiece = { start: number; end: number; target: string; sound: boolean };

export type TranslatedText = { source: string; format: "text" | "markdown"; pieces: readonly TranslatedPiece[] };

/** What lies between pieces of Markdown stays byte for byte; words and line breaks of a plain text become Markdown. */
export function fromPieces(text: TranslatedText, sourceId: string): { markdown: string; evidence: Evidence[] } {
  const isText = text.format === "text";
  const placed: { start: number; end: number; piece: TranslatedPiece }[] = [];
  let markdown = "";
  let copied = 0;
  for (const piece of text.pieces) {
    const between = text.source.slice(copied, piece.start);
    markdown += isText && placed.length > 0 ? breaksOf(between) : isText ? "" : between;
    const { target, ...rest } = withoutMark(text, piece);
    markdown += rest.mark;
    placed.push({ start: markdown.length, end: markdown.length + target.length, piece: rest.piece });
    markdown += target;
    copied = piece.end;
  }
  if (!isText) markdown += text.source.slice(copied);
  return { markdown, evidence: placed.map((one) => evidenceOf(one, markdown, text.source, sourceId)) };
}

function evidenceOf(
  { start, end, piece }: { start: number; end: number; piece: TranslatedPiece },
  markdown: string,
  source: string,
  sourceId: string,
): Evidence {
  return {
    place: placeOf(markdown, start, end),
    origin: "model",
    sourceId,
    revisionId: null,
    start: piece.start,
    end: piece.end,
    quote: source.slice(piece.start, piece.end),
    state: piece.sound ? "supported" : "unverified",
  };
}

/** A heading's sign belongs to the text around its words. */
function withoutMark({ source, format }: TranslatedText, piece: TranslatedPiece) {
  if (format === "text") return { mark: "", piece, target: wordsToMarkdown(piece.target) };
  const mark = /^#{1,6}[ \t]+/.exec(source.slice(piece.start, piece.end))?.[0] ?? "";
  if (mark === "" || !piece.target.startsWith(mark)) return { mark: "", piece, target: piece.target };
  return { mark, piece: { ...piece, start: piece.start + mark.length }, target: piece.target.slice(mark.length) };
}

/** Between two sentences of a plain text there is only white space. */
function breaksOf(between: string): string {
  const lines = between.split(/\r\n|[\r\n\u2028\u2029]/).length - 1;
  if (lines === 0) return between === "" ? "" : " ";
  return lines === 1 ? "\\\n" : "\n\n";
}

/** Signs that would be read as marks are escaped. */
function wordsToMarkdown(words: string): string {
  const value = words.trim().replace(/\s+/g, " ");
  if (value === "") return "";
  return writeMarkdown({
    type: "root",
    children: [{ type: "paragraph", children: [{ type: "text", value }] }],
  }).trimEnd();
}
