import { placeOf, type Evidence, type Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { inOrder, lintText } from "../text/lint.ts";
import { readText } from "../text/lint/read.ts";
import type { TextContent } from "../text/schema.ts";
import { translationBriefSchema } from "./schema.ts";
import { checkSegment } from "./segment-check.ts";

/** Rules about a text that its source decides: what the source repeats, the translation repeats. */
const LEFT_TO_THE_SOURCE = new Set([
  "repeated-sentence",
  "heading-order",
  "heading-level-1",
  "heading-repeated",
  "heading-bare",
  "long-sentence",
  "image-without-text",
]);

/** Each piece of evidence is one segment: its quote is the source, its place the translation. */
export function lint(content: TextContent, context: LintContext): Finding[] {
  const text = readText(content.markdown, context.language);
  const brief = translationBriefSchema.safeParse(context.brief).data;
  const from = brief?.from ?? "und";
  const to = brief?.to ?? context.language;
  return inOrder([
    ...context.evidence.flatMap((evidence) => lintSegment(content.markdown, evidence, from, to)),
    ...lintText(content, text, context).filter(({ rule }) => !LEFT_TO_THE_SOURCE.has(rule)),
  ]);
}

function lintSegment(markdown: string, { place, quote, state }: Evidence, from: string, to: string): Finding[] {
  if (!("start" in place)) return [];
  const target = markdown.slice(place.start, place.end);
  const other: Finding = {
    rule: "contradicted",
    severity: "warning",
    place,
    message: "Compared by meaning, this segment says something else than its original.",
  };
  const checked = checkSegment({ source: quote, target, from, to }).map(
    ({ rule, severity, message, fix, start, end }) => ({
      rule,
      severity,
      message,
      place: placeOf(markdown, place.start + start, place.start + end),
      ...(fix === undefined ? {} : { fix }),
    }),
  );
  return state === "contradicted" ? [other, ...checked] : checked;
}
