"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ComponentProps } from "react";
import type { TextContent } from "#lib/kinds/text/schema";
import { directionOf } from "./direction.ts";

type Props = {
  content: TextContent;
  language: string;
  editable: boolean;
  onChange: (part: Partial<TextContent>) => void;
};

/** Title and description, set as they will be read. An empty title is not saved: the last one stays. */
export function TitleFields({ content, language, editable, onChange }: Props) {
  const t = useTranslations("drafts.editor");
  const [title, setTitle] = useState(content.title);
  const [description, setDescription] = useState(content.description ?? "");
  const set = { lang: language, dir: directionOf(language) };
  if (!editable)
    return (
      <>
        <h1 {...set}>{content.title}</h1>
        {content.description && (
          <p className="standfirst" {...set}>
            {content.description}
          </p>
        )}
      </>
    );
  return (
    <>
      <GrowingField
        {...set}
        className="title-field"
        aria-label={t("title")}
        value={title}
        maxLength={200}
        aria-invalid={title.trim() === ""}
        onChange={(event) => {
          const words = event.target.value.replace(/\n/g, " ");
          setTitle(words);
          if (words.trim()) onChange({ title: words });
        }}
      />
      <GrowingField
        {...set}
        className="title-field standfirst"
        aria-label={t("description")}
        placeholder={t("description")}
        value={description}
        maxLength={500}
        onChange={(event) => {
          const words = event.target.value.replace(/\n/g, " ");
          setDescription(words);
          onChange({ description: words || undefined });
        }}
      />
    </>
  );
}

/** As high as its words. */
function GrowingField(props: ComponentProps<"textarea">) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const fit = () => {
      element.style.height = "0";
      element.style.height = `${element.scrollHeight}px`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    if (element.parentElement) observer.observe(element.parentElement);
    return () => observer.disconnect();
  }, [props.value]);
  return <textarea {...props} ref={field} rows={1} />;
}
