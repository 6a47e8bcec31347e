/** Claims against their evidence. A draft without any evidence rests on no sources: then there is nothing to compare. */
import { findUnknownNames } from "#lib/text/names";
import { findMissingNumbers } from "#lib/text/numbers";
import { countWords } from "#lib/text/words";
import type { Evidence, Finding } from "../../evidence.ts";
import type { LintContext } from "../../kind.ts";
import type { ReadText } from "./read.ts";
import { findingAt } from "./rule.ts";

/** Shorter sentences without a number claim little, and questions claim nothing. */
const CLAIM_WORDS = 6;

type Sentence = ReadText["sentences"][number];

export function lintClaims(text: ReadText, { evidence, language }: LintContext): Finding[] {
  const ranges = evidence.filter(isInText);
  if (ranges.length === 0) return [];
  return text.sentences.flatMap((sentence) => {
    const own = ranges.filter(({ place }) => place.start < sentence.end && sentence.start < place.end);
    return own.length === 0 ? lintUnsupported(text, sentence) : lintAgainst(text, sentence, own, language);
  });
}

type InText = Evidence & { place: { start: number; end: number } };

function isInText(evidence: Evidence): evidence is InText {
  return "start" in evidence.place;
}

function lintUnsupported(text: ReadText, sentence: Sentence): Finding[] {
  const asks = sentence.text.endsWith("?");
  const claims = /\p{Nd}/u.test(sentence.text) || (!asks && countWords(sentence.text) >= CLAIM_WORDS);
  if (!claims) return [];
  return [
    findingAt(text.markdown, sentence, ["unsupported-sentence", "warning", "No source is named for this sentence."]),
  ];
}

function lintAgainst(text: ReadText, sentence: Sentence, own: InText[], language: string): Finding[] {
  const contradicted = own.find(({ state }) => state === "contradicted");
  if (contradicted)
    return [
      findingAt(text.markdown, sentence, [
        "contradicted",
        "error",
        "The source says something else than this sentence.",
      ]),
    ];
  const quotes = own.map(({ quote }) => quote).join(" ");
  const at = (start: number, end: number) => ({ start: sentence.start + start, end: sentence.start + end });
  const written = text.prose.text.slice(sentence.start, sentence.end);
  return [
    ...findMissingNumbers(written, quotes, language).map((number) =>
      findingAt(text.markdown, at(number.start, number.end), [
        "number-not-in-source",
        "error",
        `The passage behind this sentence does not say ${number.text}.`,
      ]),
    ),
    ...findUnknownNames(written, quotes, language).map((name) =>
      findingAt(text.markdown, at(name.start, name.end), [
        "name-not-in-source",
        "warning",
        `The passage behind this sentence does not name ${name.text}.`,
      ]),
    ),
  ];
}
