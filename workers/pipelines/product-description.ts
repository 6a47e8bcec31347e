/**
 * Product descriptions from a table of facts: a template for each sort of fact, and a list in the table's own words.
 * A model may give the one sentence that links text and list; it says nothing that could be false.
 */
import {
  DEFAULT_CHANNEL,
  SEO_LIMITS,
  type ProductBrief,
  type ProductContent,
} from "#lib/kinds/product-description/schema";
import { cite } from "#lib/kinds/product-description/cite";
import { metaDescription, seoTitle } from "#lib/kinds/product-description/prose/heads";
import { layOut, type Layout } from "#lib/kinds/product-description/prose/layout";
import { baseLanguage } from "#lib/text/sentences";
import { forStage } from "./abilities.ts";
import { proposeLink } from "./product-description/link.ts";
import { PipelineError } from "./pipeline-error.ts";
import type { Pipeline, PipelineContext } from "./pipeline.ts";
import { noUsage } from "./writing/ask-writer.ts";
import { startDraft } from "./writing/draft.ts";
import { toInline } from "./writing/inline.ts";

export const writeProductDescription: Pipeline<ProductBrief, ProductContent> = async (brief, context) => {
  const { emit, language, seed, signal } = context;
  const [sheet] = context.sources;
  if (!sheet) throw new PipelineError("no-sources", "The facts of this product are no longer there. Order it again.");
  emit.step({ name: "read", done: 0, of: 1 });
  const channel = brief.channel ?? DEFAULT_CHANNEL;
  const layout = layOut({ ...brief, channel, language, seed });
  emit.step({ name: "write", done: 0, of: 1 });
  const usage = noUsage();
  const wantsLink = layout.paragraphs.length > 0 && layout.items.length > 0;
  const link = wantsLink ? await proposeLink(brief, forStage(context, "link-product"), usage) : null;
  signal.throwIfAborted();
  const markdown = write(layout, link?.text ?? null, context);
  const sentences = layout.paragraphs.flat();
  const description = metaDescription(brief.name, brief.facts, sentences, language);
  const content: ProductContent = {
    title: brief.name,
    markdown,
    name: brief.name,
    facts: brief.facts,
    channel,
    ...(description && { description }),
    ...(brief.name.length < SEO_LIMITS.title && { seoTitle: seoTitle(brief.name, brief.facts, language) }),
  };
  emit.step({ name: "write", done: 1, of: 1 });
  sayWhatIsLeft(brief, layout, context);
  return {
    content,
    evidence: cite(content, sheet, [], language),
    findings: [],
    usage,
    notes: notesOn(context, link),
  };
};

function write(layout: Layout, link: string | null, { emit }: PipelineContext): string {
  const draft = startDraft(emit);
  for (const paragraph of layout.paragraphs)
    draft.append(`${draft.markdown() === "" ? "" : "\n"}${toInline(paragraph.map(({ text }) => text).join(" "))}\n`);
  if (link) draft.append(`\n${toInline(link)}\n`);
  if (layout.items.length > 0 && draft.markdown() !== "") draft.append("\n");
  for (const { text } of layout.items) draft.append(`- ${text}\n`);
  return draft.markdown();
}

function sayWhatIsLeft({ facts }: ProductBrief, { left }: Layout, { emit }: PipelineContext): void {
  if (left.length === 0) return;
  const names = left.map((index) => `“${facts[index]?.name ?? ""}”`).join(", ");
  emit.problem({ code: "facts-left", message: `The channel has no room for these facts: ${names}.` });
}

function notesOn(
  { language, abilities, writer }: PipelineContext,
  link: { text: string; byModel: boolean } | null,
): string[] {
  if (baseLanguage(language) !== "en")
    return [
      "Built from the facts: sentences are made in English only, so this is the list of facts in the table's own words.",
    ];
  const notes = [
    "Built from the facts: each sentence is a template with the table's own numbers, units, names and codes.",
  ];
  if (link?.byModel) notes.push("The sentence before the list is the model's; it claims nothing.");
  else if (writer && link) notes.push("The model's linking sentence did not pass the check; a fixed one stands there.");
  return [...notes, ...abilities.notesOn(["link-product"])];
}
