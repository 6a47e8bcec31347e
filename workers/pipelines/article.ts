/**
 * Articles from sources: facts with their places, sections from the outline or from the sources, each fact in the
 * section where it fits best.
 */
import { DEFAULT_ARTICLE_WORDS, type ArticleBrief } from "#lib/kinds/article/schema";
import type { TextContent } from "#lib/kinds/text/schema";
import type { TextForm } from "./article/form.ts";
import { writeAboutTopic } from "./article/write-about-topic.ts";
import type { Pipeline } from "./pipeline.ts";

const article: TextForm = {
  called: "an article",
  words: DEFAULT_ARTICLE_WORDS,
  wordsPerSection: 110,
  paragraphWords: null,
  arrange: (sections) =>
    sections.map(({ heading, facts }) => ({ heading, facts, lead: null, close: null, list: false })),
  questions,
  stages: [],
  notes: [],
};

export const writeArticle: Pipeline<ArticleBrief, TextContent> = async (brief, context) =>
  (await writeAboutTopic(article, brief, context)).result;

function questions(topic: string) {
  const name = topic.trim().replace(/[.!?]+$/, "");
  return [
    {
      heading: "What it is about",
      questions: [`What is “${name}”, in one sentence?`, "Who is affected, and how many?"],
    },
    {
      heading: "How it came about",
      questions: ["When and where did it begin?", "Who decided or caused it?", "What was it like before?"],
    },
    { heading: "How it works", questions: ["What happens step by step?", "Which figures show its size?"] },
    {
      heading: "What people say",
      questions: ["Who is for it, who is against it, and why?", "What do independent experts say?"],
    },
    { heading: "What comes next", questions: ["What is planned, and by when?", "What is still open?"] },
  ];
}
