"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BLOG_POST_LIMITS, type BlogPostContent } from "#lib/kinds/blog-post/schema";
import { TextField } from "../../_components/text-field.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { readTags } from "./read-tags.ts";

/** Tags in one line, with commas between. What does not fit is said, and not saved. */
export function TagsField() {
  const t = useTranslations("drafts.tags");
  const draft = useDraft();
  const saver = useSaver();
  const content = saver.content as BlogPostContent | undefined;
  const [words, setWords] = useState((content?.tags ?? []).join(", "));
  const tags = readTags(words);
  if (!draft.abilities.save) return words && <p className="meta">{t("are", { tags: words })}</p>;

  function write(typed: string) {
    setWords(typed);
    const read = readTags(typed);
    if (read && saver.content) saver.edit({ ...(saver.content as BlogPostContent), tags: read });
  }

  return (
    <div className="draft-fields">
      <TextField
        label={t("label")}
        hint={t("hint")}
        value={words}
        onChange={(event) => write(event.target.value)}
        error={tags ? undefined : t("wrong", { most: BLOG_POST_LIMITS.tags, longest: BLOG_POST_LIMITS.tag })}
      />
    </div>
  );
}
