import { z } from "zod";
import { evidenceSchema } from "#lib/kinds/evidence";
import type { Evidence } from "#lib/kinds/evidence";
import { personalityContentSchema } from "#lib/kinds/personality-quiz/schema";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { quizContentSchema } from "#lib/kinds/quiz/schema";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import type { TextContent } from "#lib/kinds/text/schema";
import { readProse } from "#lib/text/markdown/prose";
import type { LivePage } from "#lib/publishing/queries";

/** Words that an adult reads in a minute (Brysbaert 2019: 238 for non-fiction in English). */
const WORDS_A_MINUTE = 238;
const DESCRIPTION = 200;

/** All kinds whose content is one text; some hold more than others. */
type ReadText = TextContent & { tags?: string[] };
/** A form decides how a page is set; kinds that are one Markdown text share theirs. */
type ReadContent =
  | { form: "text"; content: ReadText; words: number }
  | { form: "quiz"; content: QuizContent }
  | { form: "personality"; content: PersonalityContent };

/** What of a project is shown in one list: an address of it. */
export const SHOWN = ["texts", "quizzes"] as const;
export type Shown = (typeof SHOWN)[number];

export type ReadPage = ReadContent & {
  kind: KindName;
  shown: Shown;
  title: string;
  /** Plain text, at most some 200 characters; empty where the content says nothing. */
  description: string;
  /** What the page asks its readers, in order; empty for a text. */
  stems: string[];
  language: string;
  path: `/p/${string}/${string}`;
  publishedAt: Date;
  evidence: Evidence[];
  notes: string[];
};

/** A live page as its readers get it. */
export function readPage(page: LivePage): ReadPage {
  const read = readContent(page);
  return {
    ...read,
    kind: page.draft.kind,
    shown: read.form === "text" ? "texts" : "quizzes",
    title: read.content.title,
    description: describe(read),
    stems: read.form === "text" ? [] : read.content.questions.map(({ stem }) => stem),
    language: page.locale,
    path: `/p/${page.project.slug}/${page.slug}`,
    publishedAt: page.publishedAt,
    evidence: withoutRepeats([...z.array(evidenceSchema).parse(page.revision.evidence), ...evidenceIn(read)]),
    notes: page.revision.notes,
  };
}

export function minutesOf(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

function readContent({ draft, revision }: LivePage): ReadContent {
  if (draft.kind === "quiz") return { form: "quiz", content: quizContentSchema.parse(revision.content) };
  if (draft.kind === "personality-quiz")
    return { form: "personality", content: personalityContentSchema.parse(revision.content) };
  const content = kindOf(draft.kind).contentSchema.parse(revision.content) as ReadText;
  return { form: "text", content, words: content.markdown.match(/[\p{L}\p{N}][\p{L}\p{N}'’,.-]*/gu)?.length ?? 0 };
}

/** A quiz carries evidence in its questions too. */
function evidenceIn(page: ReadContent): Evidence[] {
  return page.form === "quiz" ? page.content.questions.flatMap(({ evidence }) => evidence ?? []) : [];
}

/** A quiz that a model wrote names each passage twice: in the revision and in its question. */
function withoutRepeats(evidence: Evidence[]): Evidence[] {
  const keyOf = ({ place, sourceId, start, end }: Evidence) => JSON.stringify([place, sourceId, start, end]);
  return [...new Map(evidence.map((item) => [keyOf(item), item])).values()];
}

function describe(page: ReadContent): string {
  if (page.form !== "text") return shorten(page.content.introduction ?? "");
  if (page.content.description) return page.content.description;
  const { text, blocks } = readProse(page.content.markdown);
  const opening = blocks.find(({ kind }) => kind === "paragraph");
  return shorten(opening ? text.slice(opening.start, opening.end) : "");
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= DESCRIPTION) return line;
  return `${line.slice(0, DESCRIPTION).replace(/\s+\S*$/, "")}…`;
}
