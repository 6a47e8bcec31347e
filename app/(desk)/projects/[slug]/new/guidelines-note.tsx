"use client";

import { BookOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { Note } from "../../../../_components/note.tsx";

export type Guidelines = { words: number; characters: number; forbidden: number };

export function GuidelinesNote({ guidelines }: { guidelines: Guidelines }) {
  const t = useTranslations("drafts");
  const icon = <BookOpen className="icon" aria-hidden />;
  if (guidelines.words === 0 && guidelines.forbidden === 0)
    return (
      <Note icon={icon} title={t("noGuidelines")}>
        {t("noGuidelinesAbout")}
      </Note>
    );
  return (
    <Note icon={icon} title={t("guidelinesApply")}>
      {t("guidelinesAbout", guidelines)}
    </Note>
  );
}
