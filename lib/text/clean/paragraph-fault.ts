/** Which paragraphs of a source are not prose: captions, credits, page furniture, headings, tables, code. */
import { countWords } from "../words.ts";

export const PARAGRAPH_FAULTS = [
  "all-caps",
  "caption",
  "code",
  "furniture",
  "heading",
  "image",
  "list-item",
  "table",
] as const;
export type ParagraphFault = (typeof PARAGRAPH_FAULTS)[number];

/** Share of capitalised words above which a line without an end mark is a heading, however long. */
const HEADING_CAPITALS = 0.5;
const HEADING_WORDS = 14;
/** A longer paragraph is prose, even if it names an agency or a link. */
const FURNITURE_WORDS = 60;
const ITEM_WORDS = 12;

const CAPTION_OPENING = /^(?:\d+ of \d+\b|in this (?:image|photo|picture|file)\b)/i;

export const FURNITURE: readonly RegExp[] = [
  /^\d+ of \d+\b/,
  /\bview (?:full|larger) (?:size|image)/i,
  /^(?:photo|image|picture|credit|caption|video|source|watch|read|related|see also|more|tags?|topics?)\s*(?:by|:|more\b|\|)/i,
  /\b(?:AP Photo|Getty Images|AFP|Shutterstock|REUTERS\/|iStock|Courtesy of|file photo)\b/,
  /\b(?:follow|like|find|join|contact|email|reach) (?:us|me|him|her|them|@|\p{Lu}\p{Ll}+ \p{Lu}[\p{L}. ]+)\b.*\b(?:on|at|@)/iu,
  /^(?:like us|follow)\b/i,
  /(?<![\p{L}\p{N}.])@\w+/u,
  /\bhttps?:|\bwww\./i,
  /\b(?:subscribe|newsletter|sign up|click here|all rights reserved|copyright|terms of use|share this|comments? below|originally (?:appeared|published)|original article)\b/i,
  /^\(?(?:additional |with )?(?:reporting|writing|editing|edited|written|compiled) by\b/i,
  /^(?:by|from) \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}[.,]?$/u,
  /[$£€]\s?\d+(?:\.\d\d)?\s*[;,.]?\s*(?:ages?\b.*)?$/i,
  /\b\d+ pp\.?,/,
  /\bages \d+(?:-\d+| and up)\b/,
];

/** Why a paragraph is not prose, or null. Markdown marks at its start are understood. */
export function paragraphFault(paragraph: string): ParagraphFault | null {
  const text = withoutLinkTargets(paragraph.trim());
  if (/^#{1,6}\s/.test(text)) return "heading";
  if (/^(?:`{3,}|~{3,})/.test(text)) return "code";
  if (/^\|.*\|$/s.test(text) || /^:?-{3,}:?(?:\s*\|\s*:?-{3,}:?)*$/.test(text)) return "table";
  if (/^(?:!\[[^\]]*\]\s*)+$/.test(text)) return "image";
  if (isAllCaps(text)) return "all-caps";
  if (CAPTION_OPENING.test(text)) return "caption";
  if (FURNITURE.some((pattern) => pattern.test(text)) && countWords(text) < FURNITURE_WORDS) return "furniture";
  if (isListItem(text) && countWords(text) < ITEM_WORDS) return "list-item";
  if (!isListItem(text) && isHeading(text)) return "heading";
  return null;
}

export function isListItem(text: string): boolean {
  return /^(?:[-*+•·▪]|\d{1,3}[.)])\s/.test(text);
}

/** `[words](address)` → `[words]`: an address inside a sentence is no furniture. */
function withoutLinkTargets(text: string): string {
  return text.replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, "]");
}

function isAllCaps(text: string): boolean {
  const letters = text.replace(/[^\p{Lu}\p{Ll}]/gu, "");
  return letters.length > 2 && !/\p{Ll}/u.test(letters);
}

/** No end mark, and short or mostly capitalised. */
function isHeading(text: string): boolean {
  if (/[.!?…。！？؟۔।]["”’»)\]*_]*$/.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return countWords(text) < HEADING_WORDS || capitals / words.length > HEADING_CAPITALS;
}
