"use client";

import { useTranslations } from "next-intl";
import { GrowingField } from "./growing-field.tsx";
import type { WordsSet } from "./words-set.ts";

type Props = {
  id: string;
  number: number;
  stem: string;
  set: WordsSet;
  heading: "h2" | "h3";
  editable: boolean;
  maxLength: number;
  onWords: (stem: string) => void;
};

/** The words of a question: a field where it may be edited, else a heading. */
export function Stem({ id, number, stem, set, heading: Heading, editable, maxLength, onWords }: Props) {
  const t = useTranslations("quiz.editor");
  if (!editable)
    return (
      <Heading className="stem" {...set}>
        {stem}
      </Heading>
    );
  return (
    <GrowingField
      {...set}
      id={`stem-${id}`}
      className="stem"
      aria-label={t("stem", { number })}
      placeholder={t("stemHint")}
      maxLength={maxLength}
      value={stem}
      onWords={onWords}
    />
  );
}
