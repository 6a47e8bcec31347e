"use client";

import { DEFAULT_BLOG_POST_WORDS } from "#lib/kinds/blog-post/schema";
import type { BriefFieldsProps } from "../kind-screens.ts";
import { TopicFields } from "../text/topic-fields.tsx";

export function BlogPostBriefFields(props: BriefFieldsProps) {
  return <TopicFields {...props} defaultWords={DEFAULT_BLOG_POST_WORDS} />;
}
