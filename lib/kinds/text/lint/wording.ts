/** Words that ought not to be there: forbidden, doubled, left over from a model, or said before. */
import { wordPattern } from "#lib/text/word-pattern";
import { findDoubledWords, wordList } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import type { TextContent } from "../schema.ts";
import type { ReadText } from "./read.ts";
import { finding, findingAt, inWhole } from "./rule.ts";

const LEFTOVERS =
  /\b(?:as an? (?:ai|artificial intelligence)(?: language)? model|as a language model|i cannot (?:browse|provide)|here is (?:the|your|a) (?:article|summary|translation|rewritten)|lorem ipsum|\[(?:insert|your|name|date|link)[^\]]*\])(?!\p{L})/giu;
/** In capitals only: "todo" is a word of several languages, and in those even "TODO" may be a heading's. */
const NOTES = /\b(?:TODO|TBD|XXX)(?!\p{L})/gu;
const NOTES_WHERE_TODO_IS_A_WORD = /\b(?:TODO(?=\s*:)|TBD|XXX)(?!\p{L})/gu;
const HAS_THE_WORD_TODO = /^(?:pt|es|gl|ast|an|mwl|lad)\b/;
/** Shorter sentences may well stand twice. */
const REPEATED_WORDS = 5;

export function lintForbidden(
  content: TextContent,
  { markdown, prose }: ReadText,
  forbidden: readonly string[],
): Finding[] {
  return forbidden.flatMap((word) => {
    const pattern = wordPattern([word], "giu");
    if (!pattern) return [];
    const said = `“${word}” is on the project's list of forbidden words.`;
    const found = [...prose.text.matchAll(pattern)].map((match) =>
      findingAt(markdown, { start: match.index, end: match.index + match[0].length }, [
        "forbidden-word",
        "error",
        said,
      ]),
    );
    const around = [content.title, content.description ?? ""].some((text) => text.search(pattern) >= 0);
    if (around)
      found.push(finding("forbidden-word", "error", inWhole, `${said} It stands in the title or the description.`));
    return found;
  });
}

export function lintDoubled({ markdown, prose }: ReadText): Finding[] {
  return findDoubledWords(prose.text).map(({ start, end, word }) =>
    findingAt(markdown, { start, end }, ["doubled-word", "warning", `“${word}” stands twice in a row.`, word]),
  );
}

export function lintLeftovers({ markdown, prose }: ReadText, language: string): Finding[] {
  const notes = HAS_THE_WORD_TODO.test(language) ? NOTES_WHERE_TODO_IS_A_WORD : NOTES;
  return [...prose.text.matchAll(LEFTOVERS), ...prose.text.matchAll(notes)].map((match) =>
    findingAt(markdown, { start: match.index, end: match.index + match[0].length }, [
      "leftover",
      "error",
      `“${match[0]}” looks like something that a model or a template left behind.`,
    ]),
  );
}

export function lintRepeated({ markdown, sentences }: ReadText): Finding[] {
  const seen = new Set<string>();
  return sentences.flatMap((sentence) => {
    const words = wordList(sentence.text.toLowerCase());
    const key = words.join(" ");
    if (words.length < REPEATED_WORDS || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      findingAt(markdown, sentence, ["repeated-sentence", "warning", "This sentence stands further up already.", ""]),
    ];
  });
}
