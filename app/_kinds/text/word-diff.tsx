"use client";

import type { ChangeObject } from "diff";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SkeletonText } from "../../_components/skeleton.tsx";

/** Longer texts are compared by lines: words would keep the browser busy for seconds. */
const MOST_FOR_WORDS = 200_000;
const CONTEXT = 320;

/** What was taken out is struck, what came in is underlined; long stretches without a change are folded. */
export function WordDiff({ from, to }: { from: string; to: string }) {
  const t = useTranslations("drafts.diff");
  const [parts, setParts] = useState<ChangeObject<string>[] | null>(null);
  useEffect(() => {
    let current = true;
    void import("diff").then(({ diffLines, diffWordsWithSpace }) => {
      const isLong = from.length + to.length > MOST_FOR_WORDS;
      if (current) setParts(isLong ? diffLines(from, to) : diffWordsWithSpace(from, to));
    });
    return () => {
      current = false;
    };
  }, [from, to]);
  if (!parts) return <SkeletonText label={t("comparing")} lines={6} />;
  if (parts.every(({ added, removed }) => !added && !removed)) return <p className="sub">{t("same")}</p>;
  return (
    <div className="text word-diff">
      {parts.map((part, index) => {
        if (part.added) return <ins key={index}>{part.value}</ins>;
        if (part.removed) return <del key={index}>{part.value}</del>;
        return (
          <span key={index} className="unchanged">
            {folded(part.value, index === 0, index === parts.length - 1)}
          </span>
        );
      })}
    </div>
  );
}

function folded(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * CONTEXT) return text;
  const start = isFirst ? "" : text.slice(0, CONTEXT);
  const end = isLast ? "" : text.slice(-CONTEXT);
  return `${start}\n\n⋯\n\n${end}`;
}
