"use client";

import { useTranslations } from "next-intl";
import { findLocked } from "#lib/kinds/product-description/locks";
import type { ProductContent } from "#lib/kinds/product-description/schema";
import type { EditorMark } from "../../_components/editor/editor-types.ts";
import type { EditorProps } from "../kind-screens.ts";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { TextWorkspace } from "../text/text-workspace.tsx";
import { FactsPanel } from "./facts-panel.tsx";
import { SeoTitleField } from "./seo-title-field.tsx";

/** The text with its locked words marked, and the facts beside it. */
export function ProductEditor(props: EditorProps) {
  const t = useTranslations("drafts.product");
  const draft = useDraft();
  const saver = useSaver();
  const saved = draft.revision?.content as ProductContent | undefined;
  const locks = saved ? findLocked(saved, draft.language).map((span, index) => lockMark(span, index, t("locked"))) : [];
  return (
    <TextWorkspace
      {...props}
      numerals
      fields={<SeoTitleField key={saver.adopted} />}
      more={locks}
      panel={{
        id: "facts",
        label: t("facts"),
        count: saved?.facts.length ?? 0,
        content: <FactsPanel key={saver.adopted} />,
      }}
    />
  );
}

function lockMark({ start, end }: { start: number; end: number }, index: number, label: string): EditorMark {
  return { id: `lock-${index + 1}`, kind: "lock", start, end, label, state: "supported", selected: false };
}
