"use client";

import { Library, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { isSameLanguage } from "#lib/text/language";
import { Button } from "../../_components/button.tsx";
import type { PartProps } from "./part-props.ts";
import { QuestionRow } from "./question-row.tsx";

export function QuestionList(props: PartProps) {
  const { content, editable, set, acts } = props;
  const t = useTranslations("personality.editor");
  const hasTraits = content.outcomes.length > 1 && content.outcomes.every(({ traits }) => traits?.length);
  return (
    <section aria-labelledby="questions">
      <div className="section-head">
        <h2 id="questions">{t("questions")}</h2>
      </div>
      <ol className="question-rows">
        {content.questions.map((question, index) => (
          <QuestionRow key={question.id} {...props} question={question} number={index + 1} />
        ))}
      </ol>
      {editable && (
        <div className="question-add">
          {content.questions.length === 0 && <p className="sub">{t("empty")}</p>}
          <div className="row">
            <Button icon={<Plus className="icon" aria-hidden />} onClick={acts.addQuestion}>
              {t("addQuestion")}
            </Button>
            {hasTraits && isSameLanguage(set.lang, "en") && (
              <Button icon={<Library className="icon" aria-hidden />} onClick={() => void acts.addFromBank()}>
                {t("addFromBank")}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
