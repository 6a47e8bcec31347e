/** Headings from the brief alone, as a form of the model, checked as headings of one text. */
import { z } from "zod";
import type { TopicBrief } from "#lib/kinds/text/schema";
import { findUnknownNames } from "#lib/text/names";
import { findMissingNumbers } from "#lib/text/numbers";
import { isAboutTheText } from "#lib/text/support-check";
import { wordPattern } from "#lib/text/word-pattern";
import { contentWords, countWords, overlapOf, stemOf } from "#lib/text/words";
import type { PipelineContext } from "../../pipeline.ts";
import { askForm } from "../../writing/ask-form.ts";
import type { Usage } from "../../writing/ask-writer.ts";

const FEWEST = 3;
const MOST = 6;
const MOST_ALIKE = 0.5;
const schema = z.object({ headings: z.array(z.string().min(3).max(80)).min(FEWEST).max(MOST) });

export type Outline = { headings: string[]; refused: null } | { headings: null; refused: string };

export async function outlineFreely(brief: TopicBrief, context: PipelineContext, usage: Usage): Promise<Outline> {
  const form = await askForm(context, usage, { messages: promptFor(brief), maxTokens: 160, temperature: 0.2 }, schema);
  if (!form.value) return { headings: null, refused: form.refused };
  const headings = form.value.headings.map((heading) => heading.trim().replace(/^\d+[.)]\s*|[.:]+$/g, ""));
  const refused = faultOf(headings, brief, wordPattern(context.forbiddenWords));
  return refused === null ? { headings, refused } : { headings: null, refused };
}

/** Each a phrase of its own, none with a number or name that the brief lacks, and the topic comes back in some. */
function faultOf(headings: readonly string[], brief: TopicBrief, avoid: RegExp | null): string | null {
  const given = [brief.topic, brief.audience].filter(Boolean).join(". ");
  for (const [index, heading] of headings.entries()) {
    const words = countWords(heading);
    if (words < 2 || words > 10) return "length";
    if (avoid?.test(heading)) return "forbidden";
    if (isAboutTheText(heading)) return "about-the-text";
    if (findMissingNumbers(heading, given, "en").length > 0) return "number";
    if (hasForeignName(heading, given)) return "name";
    if (headings.slice(0, index).some((other) => overlapOf(heading, other) > MOST_ALIKE)) return "repeating";
  }
  const topic = new Set(contentWords(given).map(stemOf));
  const near = headings.filter((heading) => contentWords(heading).some((word) => topic.has(stemOf(word))));
  return near.length === 0 ? "headings" : null;
}

/** In Title Case every word looks like a name: then nothing is told by capitals. */
function hasForeignName(heading: string, given: string): boolean {
  const lower = heading.split(" ").some((word) => /^\p{Ll}{4,}/u.test(word));
  return lower && findUnknownNames(heading, given, "en").length > 0;
}

function promptFor({ topic, audience }: TopicBrief) {
  const readers = audience ? ` Readers: ${audience}.` : "";
  return [
    {
      role: "system" as const,
      content: "You plan texts. You answer with JSON only: the headings of the sections, in a good order.",
    },
    { role: "user" as const, content: "Topic: How to store apples over the winter." },
    {
      role: "assistant" as const,
      content:
        '{"headings": ["Which apples keep well", "The right place to store them", "Packing apples without bruises", "Checking the store in winter"]}',
    },
    { role: "user" as const, content: `Topic: ${topic}.${readers}` },
  ];
}
