"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { EditorLabels } from "../../_components/editor/editor-types.ts";

const plain = [
  "text",
  "placeholder",
  "toolbar",
  "keyHint",
  "undo",
  "redo",
  "heading2",
  "heading3",
  "bold",
  "italic",
  "code",
  "link",
  "bulletList",
  "numberedList",
  "quote",
  "table",
  "source",
  "tableTools",
  "addRow",
  "addColumn",
  "deleteRow",
  "deleteColumn",
  "deleteTable",
  "linkAddress",
  "setLink",
  "removeLink",
  "cancel",
  "linkRefused",
  "filesRefused",
  "loadingSource",
] as const;

export function useEditorLabels(): EditorLabels {
  const t = useTranslations("drafts.editor");
  return useMemo(
    () => ({
      ...(Object.fromEntries(plain.map((name) => [name, t(name)])) as Record<(typeof plain)[number], string>),
      evidence: (numeral, state) => t("evidence", { numeral, state: t(`state.${state}`) }),
      finding: (label) => t("finding", { label }),
      taskItem: (text) => t("taskItem", { text }),
    }),
    [t],
  );
}
