"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GrowingField } from "../quiz/growing-field.tsx";
import type { PartProps } from "./part-props.ts";

/** Title and introduction. An empty title is not saved: the last one stays. */
export function PersonalityLead({ content, editable, set, acts }: PartProps) {
  const t = useTranslations("personality.editor");
  const [title, setTitle] = useState(content.title);
  if (!editable)
    return (
      <div className="quiz-lead">
        <h2 className="quiz-title" {...set}>
          {content.title}
        </h2>
        {content.introduction && <p {...set}>{content.introduction}</p>}
      </div>
    );
  return (
    <div className="quiz-lead">
      <GrowingField
        {...set}
        className="quiz-title"
        aria-label={t("title")}
        aria-invalid={title.trim() === ""}
        maxLength={200}
        value={title}
        onWords={(words) => {
          setTitle(words);
          if (words.trim()) acts.apply((now) => ({ ...now, title: words }));
        }}
      />
      <GrowingField
        {...set}
        aria-label={t("introduction")}
        placeholder={t("introduction")}
        maxLength={4000}
        value={content.introduction ?? ""}
        onWords={(words) =>
          acts.apply(({ introduction: _before, ...now }) => (words ? { ...now, introduction: words } : now))
        }
      />
    </div>
  );
}
