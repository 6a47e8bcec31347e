/** How a text reads: sentences, passives and jargon. English only: the formula and the lists are. All of it is advice. */
import { flesch } from "flesch";
import { syllable } from "syllable";
import { baseLanguage } from "#lib/text/sentences";
import { wordPattern } from "#lib/text/word-pattern";
import { countWords, wordList } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import { PLAIN_WORDS } from "./plain-words.ts";
import type { ReadText } from "./read.ts";
import { finding, findingAt, inWhole } from "./rule.ts";

/** Reading ease (Flesch 1948): 60 to 70 is plain English, under 30 is for graduates. */
const HARD = 40;
/** The formula says little about fewer words. */
const FEWEST_WORDS = 100;
const LONG_ON_AVERAGE = 24;
/** Of the sentences. */
const MANY_PASSIVES = 0.3;
const FEWEST_PASSIVES = 3;

export function lintStyle(text: ReadText, language: string): Finding[] {
  if (baseLanguage(language) !== "en") return [];
  return [...lintEase(text), ...lintPassive(text), ...lintJargon(text)];
}

/** Reading ease of running text, about 0 (hard) to 100 (easy); null for a text without words. */
export function readingEase(sentences: readonly { text: string }[]): number | null {
  const words = sentences.flatMap(({ text }) => wordList(text));
  if (words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return flesch({ sentence: sentences.length, word: words.length, syllable: syllables });
}

function lintEase({ sentences }: ReadText): Finding[] {
  const words = sentences.reduce((sum, { text }) => sum + countWords(text), 0);
  if (words < FEWEST_WORDS) return [];
  const found: Finding[] = [];
  const ease = readingEase(sentences);
  if (ease !== null && ease < HARD) {
    const said = `The text is hard to read (reading ease ${Math.round(ease)}; plain English has 60 and more). Shorter words and sentences help.`;
    found.push(finding("hard-to-read", "hint", inWhole, said));
  }
  const average = Math.round(words / sentences.length);
  if (average > LONG_ON_AVERAGE)
    found.push(finding("long-on-average", "hint", inWhole, `Sentences have ${average} words on average.`));
  return found;
}

const IRREGULAR =
  "born|bought|brought|built|caught|chosen|cut|done|drawn|driven|felt|found|forbidden|forgotten|given|grown|heard|held|hidden|kept|known|led|left|lost|made|meant|met|paid|put|read|seen|sent|set|shown|shut|sold|spent|spread|stolen|taken|taught|thought|thrown|told|understood|won|worn|written";
const PASSIVE = new RegExp(
  `\\b(?:am|is|are|was|were|be|been|being)\\s+(?:(?:not|also|often|still|now|then|already|only|never|\\w+ly)\\s+){0,2}(?:\\w{2,}ed|${IRREGULAR})\\b`,
  "i",
);

export function isPassive(sentence: string): boolean {
  return PASSIVE.test(sentence);
}

function lintPassive({ sentences }: ReadText): Finding[] {
  const passive = sentences.filter(({ text }) => isPassive(text)).length;
  if (passive < FEWEST_PASSIVES || passive <= sentences.length * MANY_PASSIVES) return [];
  const said = `${passive} of ${sentences.length} sentences are in the passive: say who does it where you can.`;
  return [finding("many-passives", "hint", inWhole, said)];
}

/** Each word at its first place. */
function lintJargon({ markdown, prose }: ReadText): Finding[] {
  return PLAIN_WORDS.flatMap(([jargon, plain]) => {
    const match = wordPattern([jargon], "iu")?.exec(prose.text);
    if (!match) return [];
    const place = { start: match.index, end: match.index + match[0].length };
    const capital = /^\p{Lu}/u.test(match[0]);
    const fix = capital ? plain.replace(/^./, (letter) => letter.toUpperCase()) : plain;
    return [findingAt(markdown, place, ["jargon", "hint", `“${match[0]}” is jargon.`, fix])];
  });
}
