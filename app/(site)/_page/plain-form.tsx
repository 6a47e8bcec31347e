import { getTranslations } from "next-intl/server";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { Radio } from "../../_components/checkbox.tsx";
import { directionOf } from "../../_kinds/text/direction.ts";
import { ANSWER_PREFIX } from "./read-result.ts";

type Props = { content: PersonalityContent; path: string; language: string };

/** All questions as a form of the platform, for browsers without JavaScript and for paper. */
export async function PlainForm({ content, path, language }: Props) {
  const t = await getTranslations("personality.plain");
  const set = { lang: language, dir: directionOf(language) };
  return (
    <form className="plain-form" method="get" action={path} aria-labelledby="plain-form">
      <h2 id="plain-form">{t("title")}</h2>
      <p className="meta">{t("withoutScript")}</p>
      {content.questions.map((question, index) => (
        <fieldset key={question.id} {...set}>
          <legend>
            {index + 1}. {question.stem}
          </legend>
          {question.options.map((option) => (
            <Radio key={option.id} name={ANSWER_PREFIX + question.id} value={option.id} label={option.text} required />
          ))}
        </fieldset>
      ))}
      <div className="player-next">
        <button type="submit" className="button-big">
          {t("send")}
        </button>
      </div>
    </form>
  );
}
