"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { letterAt } from "#lib/kinds/personality-quiz/markdown";
import type { PersonalityOption, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { IconButton } from "../../_components/button.tsx";
import { GrowingField } from "../questions/growing-field.tsx";
import { changeOptionText, removeOption } from "./edit-personality.ts";
import type { PartProps } from "./part-props.ts";
import { PointsGrid } from "./points-grid.tsx";
import { WordedBy } from "./worded-by.tsx";

type Props = PartProps & { question: PersonalityQuestion; option: PersonalityOption; index: number };

/** One option: its words, what it shows, and its points for every outcome. */
export function OptionRow(props: Props) {
  const { question, option, index, editable, set, acts } = props;
  const t = useTranslations("personality.editor");
  const letter = letterAt(index);
  return (
    <li className={editable ? "is-editable" : undefined}>
      <span className="letter" aria-hidden="true">
        {letter}
      </span>
      <div className="option-body">
        {editable ? (
          <GrowingField
            {...set}
            className="option-text"
            aria-label={t("option", { letter })}
            placeholder={t("option", { letter })}
            maxLength={300}
            value={option.text}
            onWords={(text) => acts.edit(question.id, (now) => changeOptionText(now, option.id, text))}
          />
        ) : (
          <p className="option-text" {...set}>
            {option.text}
          </p>
        )}
        <p className="option-about">
          {option.traits && <span className="meta">{option.traits.join(", ")}</span>}
          <WordedBy by={option.wordedBy} />
        </p>
        <PointsGrid {...props} letter={letter} />
      </div>
      {editable && (
        <IconButton
          small
          label={t("removeOption", { letter })}
          icon={<X className="icon icon-small" aria-hidden />}
          onClick={() => acts.edit(question.id, (now) => removeOption(now, option.id))}
        />
      )}
    </li>
  );
}
