/**
 * A draft as a proof: one Markdown text with everything that a reviewer approves, keys and explanations in their
 * places. It is what the review shows and compares, whatever the kind.
 */
import { toProof } from "./text/proof.ts";
import { kindOf, type KindName } from "./registry.ts";

export type Proof = {
  markdown: string;
  /** Where the kind's own Markdown begins in it (UTF-16 units), which ranges of evidence and findings count from. */
  offset: number;
};

export function proofOf(name: KindName, content: unknown): Proof {
  const kind = kindOf(name);
  const parsed = kind.contentSchema.parse(content);
  const text = kind.toMarkdown(parsed);
  const markdown = kind.toProof?.(parsed) ?? withTitle(kind.titleOf(parsed), text);
  return { markdown, offset: markdown.endsWith(text) ? markdown.length - text.length : 0 };
}

/** Unless the kind's own Markdown begins with it. */
function withTitle(title: string, markdown: string): string {
  return /^# /.test(markdown) ? markdown : toProof({ title, markdown });
}
