"use client";

import { useTranslations } from "next-intl";
import { useId, type Ref } from "react";
import { Button } from "../../../_components/button.tsx";
import { classNames } from "../../../_components/class-names.ts";
import { directionOf } from "../../../_kinds/text/direction.ts";

type Props = {
  text: string;
  language: string;
  most: number;
  hint: string | null;
  onWrite: (text: string) => void;
  ref: Ref<HTMLTextAreaElement>;
};

/** What is typed. It may grow over the limit: nothing that somebody pasted is cut off. */
export function SourcePane({ text, language, most, hint, onWrite, ref }: Props) {
  const t = useTranslations("translate");
  const id = useId();
  return (
    <section className="live-side">
      <label className="label" htmlFor={id}>
        {t("source")}
      </label>
      <textarea
        ref={ref}
        id={id}
        className="input live-text font-content"
        lang={language}
        dir={directionOf(language)}
        value={text}
        spellCheck
        aria-describedby={`${id}-count`}
        aria-invalid={text.length > most ? true : undefined}
        onChange={(event) => onWrite(event.target.value)}
      />
      <div className="live-foot">
        <span className={classNames("meta", text.length > most && "live-over")} id={`${id}-count`}>
          {t("count", { count: text.length, most })}
        </span>
        {hint && <span className="meta">{hint}</span>}
        {text !== "" && (
          <span className="push">
            <Button small tone="quiet" onClick={() => onWrite("")}>
              {t("clear")}
            </Button>
          </span>
        )}
      </div>
    </section>
  );
}
