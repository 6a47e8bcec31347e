"use client";

import { useTranslations } from "next-intl";
import type { PersonalityOption, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { setPoints } from "./edit-personality.ts";
import type { PartProps } from "./part-props.ts";

type Props = Pick<PartProps, "content" | "editable" | "set" | "acts"> & {
  question: PersonalityQuestion;
  option: PersonalityOption;
  letter: string;
};

/** The points of one option, a cell for each outcome. */
export function PointsGrid({ content, question, option, letter, editable, set, acts }: Props) {
  const t = useTranslations("personality.editor");
  return (
    <ul className="points-grid" aria-label={t("pointsOf", { letter })}>
      {content.outcomes.map(({ id, title }) => {
        const points = option.weights[id] ?? 0;
        const name = title || t("noName");
        return (
          <li key={id} className={points > 0 ? "has-points" : undefined}>
            <span className="points-name" title={name} {...set}>
              {name}
            </span>
            {editable ? (
              <input
                type="number"
                inputMode="numeric"
                min={-10}
                max={10}
                step={1}
                aria-label={t("points", { letter, title: name })}
                value={points}
                onChange={(event) => {
                  const value = Number(event.target.value);
                  if (Number.isFinite(value)) acts.edit(question.id, (now) => setPoints(now, option.id, id, value));
                }}
              />
            ) : (
              <b>{points}</b>
            )}
          </li>
        );
      })}
    </ul>
  );
}
