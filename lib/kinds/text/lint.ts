/** What is wrong with any text, in plain words; each kind adds its own rules. */
import type { Finding } from "../evidence.ts";
import type { LintContext } from "../kind.ts";
import { finding, inWhole } from "./lint/rule.ts";
import { lintSentenceLength } from "./lint/lengths.ts";
import { lintHeadings, lintLinks } from "./lint/structure.ts";
import { lintDoubled, lintForbidden, lintLeftovers, lintRepeated } from "./lint/wording.ts";
import type { ReadText } from "./lint/read.ts";
import type { TextContent } from "./schema.ts";

/** The rules that hold for all texts. */
export function lintText(content: TextContent, text: ReadText, context: LintContext): Finding[] {
  if (text.markdown.trim() === "") return [finding("no-text", "error", inWhole, "There is no text yet.")];
  return [
    ...lintForbidden(content, text, context.forbiddenWords),
    ...lintLeftovers(text, context.language),
    ...lintDoubled(text),
    ...lintRepeated(text),
    ...lintHeadings(text),
    ...lintLinks(text),
    ...lintSentenceLength(text),
  ];
}

/** In the order of the text; those about the whole stand first. */
export function inOrder(findings: Finding[]): Finding[] {
  const startOf = ({ place }: Finding) => ("start" in place ? place.start : -1);
  return findings.toSorted((one, other) => startOf(one) - startOf(other));
}
