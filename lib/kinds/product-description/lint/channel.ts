/** What a channel takes: length, lists, and the titles that search engines show. */
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { parseMarkdown, spanOf } from "#lib/text/markdown/syntax";
import { countWords } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import type { ReadText } from "../../text/lint/read.ts";
import { finding, findingAt, inWhole } from "../../text/lint/rule.ts";
import { CHANNEL_RULES, SEO_LIMITS, type ProductContent } from "../schema.ts";

const TOLERANCE = 0.25;

export function lintSeo({ title, seoTitle, description }: ProductContent): Finding[] {
  const found: Finding[] = [];
  const heading = seoTitle ?? title;
  if (heading.length > SEO_LIMITS.title)
    found.push(
      finding(
        "seo-title-long",
        "warning",
        inWhole,
        `The title for search engines has ${heading.length} characters; they show ${SEO_LIMITS.title}.`,
      ),
    );
  if (!description)
    found.push(finding("description-missing", "hint", inWhole, "There is no description for search engines."));
  else if (description.length > SEO_LIMITS.description)
    found.push(
      finding(
        "description-long",
        "warning",
        inWhole,
        `The description has ${description.length} characters; search engines show ${SEO_LIMITS.description}.`,
      ),
    );
  return found;
}

export function lintChannel(
  { channel, markdown }: ProductContent,
  text: ReadText,
  asked: number | undefined,
): Finding[] {
  const rules = CHANNEL_RULES[channel];
  const items = itemsOf(markdown);
  const found: Finding[] = [];
  const length = toString(parseMarkdown(markdown)).length;
  if (rules.characters !== null && length > rules.characters)
    found.push(
      finding(
        "channel-long",
        "warning",
        inWhole,
        `The text has ${length} characters; this channel takes ${rules.characters}.`,
      ),
    );
  if (items.length > rules.bullets)
    found.push(
      finding(
        "channel-items",
        "warning",
        inWhole,
        `The lists have ${items.length} items; this channel takes ${rules.bullets}.`,
      ),
    );
  for (const item of items.filter(({ words }) => words.length > rules.bulletLength && rules.bullets > 0))
    found.push(
      findingAt(markdown, item, [
        "item-long",
        "warning",
        `This item has ${item.words.length} characters; this channel takes ${rules.bulletLength}.`,
      ]),
    );
  const running = runningWords(text, items);
  if (asked !== undefined && running > asked * (1 + TOLERANCE))
    found.push(
      finding("too-long", "warning", inWhole, `${asked} words were asked for, ${running} are here beside the lists.`),
    );
  return found;
}

type Item = { start: number; end: number; words: string };

function itemsOf(markdown: string): Item[] {
  const items: Item[] = [];
  visit(parseMarkdown(markdown), "listItem", (node) => {
    const span = spanOf(node);
    if (span) items.push({ ...span, words: toString(node) });
  });
  return items;
}

function runningWords({ prose }: ReadText, items: readonly Item[]): number {
  return prose.blocks
    .filter(
      ({ kind, start, end }) => kind === "paragraph" && !items.some((item) => item.start <= start && end <= item.end),
    )
    .reduce((sum, { start, end }) => sum + countWords(prose.text.slice(start, end)), 0);
}
