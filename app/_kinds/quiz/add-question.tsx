"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QuestionType } from "#lib/kinds/quiz/schema";
import { Menu } from "../../_components/overlays/menu.tsx";
import { TYPES } from "./types.ts";

/** A button with the six types; the new question comes last and takes the focus. */
export function AddQuestion({ isEmpty, onAdd }: { isEmpty: boolean; onAdd: (type: QuestionType) => void }) {
  const t = useTranslations("quiz.editor");
  return (
    <div className="question-add">
      {isEmpty && <p className="sub">{t("empty")}</p>}
      <Menu
        items={TYPES.map((type) => ({ label: t(`type.${type}`), onSelect: () => onAdd(type) }))}
        trigger={{
          className: "button",
          children: (
            <>
              <Plus className="icon" aria-hidden />
              {t("add")}
            </>
          ),
        }}
      />
    </div>
  );
}
