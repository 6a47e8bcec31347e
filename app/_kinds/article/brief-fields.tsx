"use client";

import { DEFAULT_ARTICLE_WORDS } from "#lib/kinds/article/schema";
import type { BriefFieldsProps } from "../kind-screens.ts";
import { TopicFields } from "../text/topic-fields.tsx";

export function ArticleBriefFields(props: BriefFieldsProps) {
  return <TopicFields {...props} defaultWords={DEFAULT_ARTICLE_WORDS} />;
}
