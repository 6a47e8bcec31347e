"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SkeletonText } from "../../../../_components/skeleton.tsx";
import { WordDiff } from "../../../../_kinds/text/word-diff.tsx";
import { readRevisionText } from "../look-up.ts";

type Texts = { from: string; to: string } | "gone" | null;

export function RevisionDiff({ draftId, from, to }: { draftId: string; from: number; to: number }) {
  const t = useTranslations("drafts.past");
  const common = useTranslations("common");
  const [texts, setTexts] = useState<Texts>(null);
  useEffect(() => {
    let current = true;
    void Promise.all([readRevisionText(draftId, from), readRevisionText(draftId, to)]).then(([old, now]) => {
      if (current) setTexts(old === null || now === null ? "gone" : { from: old, to: now });
    });
    return () => {
      current = false;
    };
  }, [draftId, from, to]);
  if (texts === "gone") return <p className="sub">{t("gone")}</p>;
  if (!texts) return <SkeletonText label={common("loading")} lines={8} />;
  return <WordDiff from={texts.from} to={texts.to} />;
}
