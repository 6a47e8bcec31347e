/** Headings, links and images: what a reader or a screen reader stumbles over. */
import { isAllowedLink } from "#lib/text/markdown/links";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";
import { visit } from "unist-util-visit";
import type { Finding } from "../../evidence.ts";
import type { ReadText } from "./read.ts";
import { findingAt } from "./rule.ts";

export function lintHeadings({ markdown, prose }: ReadText): Finding[] {
  const headings = prose.blocks.filter((block) => block.kind === "heading");
  const seen = new Set<string>();
  let depth = 1;
  return headings.flatMap((heading, index) => {
    const words = prose.text.slice(heading.start, heading.end).trim().replace(/\s+/g, " ");
    const found: Finding[] = [];
    const at = (...rule: Parameters<typeof findingAt>[2]) => found.push(findingAt(markdown, heading, rule));
    if (words === "") at("empty-heading", "warning", "This heading has no words.");
    else if (heading.depth === 1)
      at("heading-level-1", "hint", "The title is the only heading of level 1; use ## here.");
    else if (heading.depth > depth + 1)
      at(
        "heading-order",
        "warning",
        `A heading of level ${heading.depth} follows one of level ${depth}: a level is missing.`,
      );
    if (words !== "" && seen.has(words.toLowerCase()))
      at("heading-repeated", "warning", `The heading “${words}” stands twice.`);
    if (isBare(heading, headings[index + 1], { markdown, prose }))
      at("heading-bare", "warning", "There is no text under this heading.");
    seen.add(words.toLowerCase());
    depth = heading.depth;
    return found;
  });
}

type Heading = { depth: number; start: number; end: number };

/** Nothing but white space up to the end or to a heading of the same or a higher level. */
function isBare(
  heading: Heading,
  next: Heading | undefined,
  { markdown }: Pick<ReadText, "markdown" | "prose">,
): boolean {
  if (markdown.slice(heading.end, next?.start ?? markdown.length).trim() !== "") return false;
  return !next || next.depth <= heading.depth;
}

export function lintLinks({ markdown }: ReadText): Finding[] {
  const found: Finding[] = [];
  visit(parseMarkdown(markdown), ["link", "image"], (node) => {
    const span = spanOf(node);
    if (!span || (node.type !== "link" && node.type !== "image")) return;
    const at = (...rule: Parameters<typeof findingAt>[2]) => found.push(findingAt(markdown, span, rule));
    if (node.url.trim() === "") at("empty-link", "error", "This link has no address.");
    else if (!isAllowedLink(node.url))
      at("unsafe-link", "error", "Links of this sort are not followed: use https or mailto.");
    if (node.type === "image" && !node.alt?.trim())
      at("image-without-text", "warning", "Say what the image shows, for people who cannot see it.");
  });
  return found;
}
