/**
 * Blog posts from sources: the article's way of working with facts, set as a post. An opening that says why it
 * matters, short paragraphs, a list where the facts allow, a closing, and tags.
 */
import { DEFAULT_BLOG_POST_WORDS, type BlogPostBrief, type BlogPostContent } from "#lib/kinds/blog-post/schema";
import type { TextForm } from "./article/form.ts";
import { writeAboutTopic } from "./article/write-about-topic.ts";
import { arrangePost } from "./blog-post/arrange.ts";
import { openPost } from "./blog-post/propose-opening.ts";
import { postQuestions } from "./blog-post/questions.ts";
import { proposeTags } from "./blog-post/tags.ts";
import type { Pipeline } from "./pipeline.ts";

const blogPost: TextForm = {
  called: "a blog post",
  words: DEFAULT_BLOG_POST_WORDS,
  wordsPerSection: 80,
  paragraphWords: 55,
  arrange: arrangePost,
  open: openPost,
  stages: ["open-post"],
  questions: postQuestions,
  notes: [
    "The question that closes the post, the line above the list and the last heading are fixed words of this kind: write your own.",
  ],
};

export const writeBlogPost: Pipeline<BlogPostBrief, BlogPostContent> = async (brief, context) => {
  const { result, facts } = await writeAboutTopic(blogPost, brief, context);
  const text = facts.map((fact) => fact.text).join("\n\n");
  const tags = facts.length > 0 ? proposeTags(brief.topic, text, context.language) : [];
  return { ...result, content: { ...result.content, ...(tags.length > 0 && { tags }) } };
};
