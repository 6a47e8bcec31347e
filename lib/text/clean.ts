/**
 * Source cleaning: a text in, its sentences out, each with its exact offsets (so that it can serve as evidence) and
 * with the reason why it cannot stand alone, if there is one. What was left out is said.
 */
import { isListItem, paragraphFault, type ParagraphFault } from "./clean/paragraph-fault.ts";
import { sentenceFault, type SentenceFault } from "./clean/sentence-fault.ts";
import { splitParagraphs, type Span } from "./paragraphs.ts";
import { sentencesIn, type Sentence } from "./sentences.ts";

export type CleanSentence = Sentence & {
  /** Counted from 0 over the paragraphs that were kept. */
  paragraph: number;
  /** Null for a sentence that can stand alone. Others still help to understand their neighbours. */
  fault: SentenceFault | null;
};

export type DroppedParagraph = { start: number; end: number; text: string; why: ParagraphFault };

export type CleanArticle = {
  sentences: CleanSentence[];
  /** `text` is the beginning, at most 60 characters. */
  dropped: DroppedParagraph[];
  /** The kept sentences as one text, one to a line: for names and for counts of words, not for offsets. */
  prose: string;
};

/** Leading clock time of a live-blog entry: “14.29 ”, “9:05 pm ”. */
const CLOCK = /^\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?\s+/i;
/** Leading “CITY (Agency) - ” and “CITY, State — ”. */
const DATELINE = /^\p{Lu}[\p{Lu}.'’ -]{2,}(?:,\s*[\p{L}. ]{2,20})?\s*(?:\((?:[\p{L} .]{2,20})\)\s*)?(?:--|[-–—])\s+/u;
/** Trailing signature: “ -- Jane Roe”. */
const SIGNATURE = /\s+(?:--|—|–)\s*\p{Lu}[\p{L}.'’-]+(?:[ ,]+\p{Lu}[\p{L}.'’-]+){0,4}\.?\s*$/u;
/** Marks of a list item or a quotation in Markdown. */
const BLOCK_MARK = /^(?:>\s?|[-*+•·▪]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+)+/;
const SHOWN = 60;

export function cleanArticle(text: string, language = "en"): CleanArticle {
  const sentences: CleanSentence[] = [];
  const dropped: DroppedParagraph[] = [];
  let paragraph = 0;
  let fence: string | null = null;
  for (const span of paragraphsOutside(text)) {
    const body = text.slice(span.start, span.end);
    const fenceHere = /^(`{3,}|~{3,})/.exec(body)?.[1] ?? null;
    const why = fence || fenceHere ? "code" : paragraphFault(body);
    fence = nextFence(fence, fenceHere, body);
    if (why) {
      dropped.push({ ...span, text: body.slice(0, SHOWN), why });
      continue;
    }
    sentences.push(...sentencesOf(text, narrowed(body, span), paragraph, language));
    paragraph += 1;
  }
  return { sentences, dropped, prose: sentences.map((sentence) => sentence.text).join("\n") };
}

/** The paragraphs after front matter, which is no text of the source. */
function paragraphsOutside(text: string): Span[] {
  const matter = /^(?:---\r?\n[\s\S]{0,20000}?\r?\n---|\+\+\+\r?\n[\s\S]{0,20000}?\r?\n\+\+\+)[ \t]*(?:\r?\n|$)/.exec(
    text,
  )?.[0];
  return splitParagraphs(text).filter((span) => span.start >= (matter?.length ?? 0));
}

/** A fenced block may stand in several paragraphs; a block that opens and closes in one changes nothing. */
function nextFence(open: string | null, here: string | null, body: string): string | null {
  const last = body.split(/\r?\n/).at(-1)?.trim() ?? "";
  if (open) return last.startsWith(open) ? null : open;
  if (!here) return null;
  return body.includes("\n") && last.startsWith(here) ? null : here;
}

/** Without clock, dateline, signature and block marks. */
function narrowed(body: string, { start }: Span): Span {
  let from = BLOCK_MARK.exec(body)?.[0].length ?? 0;
  for (const opening of [CLOCK, DATELINE]) from += opening.exec(body.slice(from))?.[0].length ?? 0;
  const signature = isListItem(body) ? null : SIGNATURE.exec(body.slice(from));
  return { start: start + from, end: start + (signature ? from + signature.index : body.length) };
}

function sentencesOf(text: string, span: Span, paragraph: number, language: string): CleanSentence[] {
  let quoteIsOpen = false;
  return sentencesIn(text, span, language).map((sentence) => {
    const fault = sentenceFault(sentence.text, language) ?? (quoteIsOpen ? ("inside-quotation" as const) : null);
    quoteIsOpen = leavesQuoteOpen(sentence.text, quoteIsOpen);
    return { ...sentence, paragraph, fault };
  });
}

function leavesQuoteOpen(text: string, before: boolean): boolean {
  const opened = text.split("“").length - text.split("”").length;
  if (opened !== 0) return opened > 0;
  return (text.split('"').length - 1) % 2 === 1 ? !before : before;
}
