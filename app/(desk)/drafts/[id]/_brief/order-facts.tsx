"use client";

import { useTranslations } from "next-intl";
import type { PresentedGeneration } from "#lib/generations/present";
import { languageName } from "../../../language-name.ts";

const named = [
  "topic",
  "audience",
  "tone",
  "words",
  "outline",
  "questions",
  "level",
  "types",
  "theme",
  "outcomes",
  "preferences",
  "points",
  "from",
  "to",
] as const;

/** What was asked for, field by field. */
export function OrderFacts({ generation }: { generation: PresentedGeneration }) {
  const t = useTranslations("drafts.brief");
  const brief = generation.brief as Record<string, unknown>;
  const label = (name: (typeof named)[number]) =>
    name === "words" ? t("length") : name === "level" ? t("levelLabel") : t(name);
  return (
    <dl className="facts facts-plain">
      {named
        .filter((name) => brief[name] !== undefined)
        .map((name) => (
          <div key={name}>
            <dt>{label(name)}</dt>
            <dd>{wordsOf(name, brief[name])}</dd>
          </div>
        ))}
    </dl>
  );
}

function wordsOf(name: string, value: unknown): string {
  if (name === "from" || name === "to") return languageName(String(value));
  return Array.isArray(value) ? value.join(" · ") : String(value);
}
