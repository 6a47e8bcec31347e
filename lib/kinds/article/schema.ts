/** Articles: what is ordered. */
import { topicBriefSchema, type TopicBrief } from "../text/schema.ts";

export const articleBriefSchema = topicBriefSchema;
export type ArticleBrief = TopicBrief;

/** Where the brief names no length. */
export const DEFAULT_ARTICLE_WORDS = 500;
