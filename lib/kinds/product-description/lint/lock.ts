/** The facts lock: numbers, units, codes and names of a text have to be those of the facts. */
import { findNames } from "#lib/text/names";
import { baseLanguage } from "#lib/text/sentences";
import type { Finding } from "../../evidence.ts";
import type { ReadText } from "../../text/lint/read.ts";
import { finding, findingAt, inWhole } from "../../text/lint/rule.ts";
import { findCodes } from "../facts/codes.ts";
import type { ReadFact } from "../facts/read.ts";
import { tellingOf } from "../facts/said.ts";
import { findMeasures, isSame, type Measure } from "../facts/units.ts";
import type { ProductContent } from "../schema.ts";
import { statementsIn } from "../statements.ts";

type Problem = { start: number; end: number; rule: string; message: string; fix?: string };

export function lintLock(content: ProductContent, facts: ReadFact[], text: ReadText, language: string): Finding[] {
  const { markdown } = content;
  const blocks = text.prose.blocks.map(({ start, end }) => ({ start, text: text.prose.text.slice(start, end) }));
  return blocks.flatMap(({ start, text: words }) =>
    problemsIn(words, content, facts, language).map(({ rule, message, fix, ...at }) =>
      findingAt(markdown, { start: start + at.start, end: start + at.end }, [rule, "error", message, fix]),
    ),
  );
}

/** Title, title for search engines and description are read by more people than the text. */
export function lintHeads(content: ProductContent, facts: ReadFact[], language: string): Finding[] {
  const heads = {
    title: content.title,
    "title for search engines": content.seoTitle,
    description: content.description,
  };
  return Object.entries(heads).flatMap(([where, words]) =>
    problemsIn(words ?? "", content, facts, language).map(({ rule, message }) =>
      finding(rule, "error", inWhole, `${message} It stands in the ${where}.`),
    ),
  );
}

function problemsIn(words: string, content: ProductContent, facts: ReadFact[], language: string): Problem[] {
  const known = `${content.name}\n${facts.map(({ name, value }) => `${name}: ${value}`).join("\n")}`;
  const codes = findCodes(words);
  const outside = (at: { start: number; end: number }) =>
    !codes.some(({ start, end }) => at.start < end && start < at.end);
  return [
    ...measuresIn(words, content, facts, language).filter(outside),
    ...codes
      .filter(({ text }) => !contains(known, text))
      .map(({ start, end, text }) => ({
        start,
        end,
        rule: "code-not-in-facts",
        message: `The facts do not have “${text}”.`,
      })),
    ...namesIn(words, known, language).filter(outside),
  ];
}

function measuresIn(words: string, content: ProductContent, facts: ReadFact[], language: string): Problem[] {
  const own = [
    ...findMeasures(content.name, language),
    ...facts.flatMap(({ name, measures }) => [...measures, ...findMeasures(name, language)]),
  ];
  return findMeasures(words, language).flatMap((measure): Problem[] => {
    if (own.some((known) => isSame(measure, known))) return [];
    const sameNumber = own.some((known) => isSame({ ...measure, unit: null }, known));
    const rule = sameNumber && measure.unit ? "unit-not-in-facts" : "number-not-in-facts";
    const fix = fixFor(measure, facts, content, language);
    return [
      {
        start: measure.start,
        end: measure.end,
        rule,
        message: `The facts do not say ${measure.text.trim()}.`,
        ...(fix && { fix }),
      },
    ];
  });
}

/** The one fact of this sort that the text does not tell: most likely its value was changed. */
function fixFor(
  measure: Measure,
  facts: ReadFact[],
  { markdown }: ProductContent,
  language: string,
): string | undefined {
  const statements = statementsIn(markdown, language);
  const alike = facts
    .filter((fact) => !statements.some(({ text }) => tellingOf(fact, text, language) === "said"))
    .flatMap(({ measures }) => measures)
    .filter(({ unit }) => unit?.dimension === measure.unit?.dimension);
  return alike.length === 1 ? alike[0]?.text : undefined;
}

/** In German every noun has a capital, so that a name cannot be told. */
function namesIn(words: string, known: string, language: string): Problem[] {
  if (baseLanguage(language) === "de") return [];
  return findNames(words, language)
    .filter(({ text }) => !text.split(/\s+/).every((word) => contains(known, word)))
    .map(({ start, end, text }) => ({
      start,
      end,
      rule: "name-not-in-facts",
      message: `The facts do not name “${text}”.`,
    }));
}

function contains(known: string, words: string): boolean {
  return known.toLowerCase().includes(words.toLowerCase());
}
