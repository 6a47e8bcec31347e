"use client";

import { ArrowLeftRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "../../../_components/button.tsx";
import { Checkbox } from "../../../_components/checkbox.tsx";
import { Segmented } from "../../../_components/segmented.tsx";
import { SelectField } from "../../../_components/select-field.tsx";
import type { Languages } from "./live-text.ts";
import type { LanguageChoice } from "./types.ts";

type Props = {
  choices: LanguageChoice[];
  languages: Languages;
  detects: boolean;
  onChoose: (languages: Languages, detects: boolean) => void;
  onSwap: () => void;
};

/** From what into what, and whether the text is Markdown. */
export function LanguageBar({ choices, languages, detects, onChoose, onSwap }: Props) {
  const t = useTranslations("translate");
  const formats = (["text", "markdown"] as const).map((format) => ({
    label: t(format),
    current: languages.format === format,
    onSelect: () => onChoose({ ...languages, format }, detects),
  }));
  return (
    <div className="live-bar">
      <SelectField
        label={t("from")}
        options={choices}
        value={languages.from}
        onChange={(event) => onChoose({ ...languages, from: event.target.value }, false)}
      />
      <IconButton
        label={t("swap")}
        icon={<ArrowLeftRight className="icon" aria-hidden />}
        onClick={onSwap}
        className="live-swap"
      />
      <SelectField
        label={t("to")}
        options={choices}
        value={languages.to}
        onChange={(event) => onChoose({ ...languages, to: event.target.value }, detects)}
      />
      <Checkbox
        label={t("detect")}
        checked={detects}
        onChange={(event) => onChoose(languages, event.target.checked)}
        className="live-detect"
      />
      <span className="live-format">
        <Segmented label={t("format")} segments={formats} />
      </span>
    </div>
  );
}
