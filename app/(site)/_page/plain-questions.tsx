import { getTranslations } from "next-intl/server";
import type { QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import { scoreQuestion } from "#lib/kinds/quiz/score";
import { derange, shuffle } from "#lib/kinds/quiz/shuffle";
import { directionOf } from "../../_kinds/text/direction.ts";

/** All questions as a list, for paper and for browsers without JavaScript. An answer opens under its question. */
export async function PlainQuestions({ content, language }: { content: QuizContent; language: string }) {
  const t = await getTranslations("site");
  return (
    <section className="plain-questions" aria-labelledby="plain-questions">
      <h2 id="plain-questions">{t("printed")}</h2>
      <p className="meta">{t("withoutScript")}</p>
      <ol lang={language} dir={directionOf(language)}>
        {content.questions.map((question, index) => (
          <li key={question.id}>
            <h3>
              {index + 1}. {question.stem}
            </h3>
            <Options question={question} />
            <details>
              <summary lang="en" dir="ltr">
                {t("answer")}
              </summary>
              <p>{scoreQuestion(question, undefined).key.join(question.type === "ordering" ? " → " : "; ")}</p>
              {question.explanation && <p className="explanation-words">{question.explanation}</p>}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

async function Options({ question }: { question: QuizQuestion }) {
  const t = await getTranslations("site");
  const options = question.options ?? [];
  const listed = question.type === "ordering" ? derange(options, question.id) : options;
  if (listed.length === 0) return null;
  const matches = shuffle(
    options.map(({ match }) => match ?? ""),
    question.id,
  );
  return (
    <>
      <ul>
        {listed.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      {question.type === "matching" && <p>{t("toMatch", { matches: matches.join("; ") })}</p>}
    </>
  );
}
