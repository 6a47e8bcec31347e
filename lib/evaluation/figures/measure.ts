import type { Evidence, Finding } from "#lib/kinds/evidence";
import { kindOf, type KindName } from "#lib/kinds/registry";
import { countWords } from "#lib/text/words";
import type { TextFigures } from "./schema.ts";

export type WrittenText = {
  content: unknown;
  evidence: Evidence[];
  /** What the generation itself found. */
  findings: Finding[];
  usage: { outputTokens: number; milliseconds: number };
};

export type TextContext = { kind: KindName; language: string; forbiddenWords: string[]; brief: unknown };

/** Findings of lint, support of claims, length and time of one text. */
export function measureText(text: WrittenText, context: TextContext): TextFigures {
  const kind = kindOf(context.kind);
  const content = kind.contentSchema.parse(text.content);
  return {
    findings: countFaults(text, context),
    claims: text.evidence.length,
    supported: text.evidence.filter(({ state }) => state === "supported").length,
    words: countWords(kind.toMarkdown(content)),
    outputTokens: text.usage.outputTokens,
    milliseconds: text.usage.milliseconds,
  };
}

/** Errors and warnings; hints are matters of taste. */
export function countFaults(text: Omit<WrittenText, "usage">, context: TextContext): number {
  const { kind, ...rest } = context;
  const { contentSchema, lint } = kindOf(kind);
  const found = lint(contentSchema.parse(text.content), { ...rest, evidence: text.evidence });
  return [...text.findings, ...found].filter(({ severity }) => severity !== "hint").length;
}
