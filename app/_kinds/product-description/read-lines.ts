import type { Fact } from "#lib/kinds/product-description/schema";

/** Facts of pasted lines: “Weight: 140 g”, “Weight<tab>140 g”, “Weight; 140 g”. Lines of another sort are left out. */
export function readLines(text: string): Fact[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:[-*•]\s+)?([^:\t;]{1,80}?)\s*(?:\t|:|;)\s*(.+?)\s*$/.exec(line);
    return match?.[1] && match[2] ? [{ name: match[1], value: match[2] }] : [];
  });
}
