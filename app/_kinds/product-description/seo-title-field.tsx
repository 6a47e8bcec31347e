"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PRODUCT_LIMITS, SEO_LIMITS, type ProductContent } from "#lib/kinds/product-description/schema";
import { TextField } from "../../_components/text-field.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";

export function SeoTitleField() {
  const t = useTranslations("drafts.product");
  const draft = useDraft();
  const saver = useSaver();
  const [words, setWords] = useState((saver.content as ProductContent | undefined)?.seoTitle ?? "");
  return (
    <div className="draft-fields">
      <TextField
        label={t("seoTitle")}
        hint={t("seoLength", { count: words.length, most: SEO_LIMITS.title })}
        value={words}
        maxLength={PRODUCT_LIMITS.seoTitle}
        readOnly={!draft.abilities.save}
        onChange={(event) => {
          setWords(event.target.value);
          if (saver.content)
            saver.edit({ ...(saver.content as ProductContent), seoTitle: event.target.value || undefined });
        }}
      />
    </div>
  );
}
