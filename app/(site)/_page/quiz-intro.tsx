import { getTranslations } from "next-intl/server";
import { directionOf } from "../../_kinds/text/direction.ts";
import type { LoadedPage } from "./load-page.ts";
import { byline, dayOf } from "./made-words.ts";
import { OtherLanguages } from "./other-languages.tsx";
import type { ReadPage } from "./read-page.ts";

type Quiz = Extract<ReadPage, { form: "quiz" | "personality" }>;

/** What stands before the questions: kind, day and number of questions, title, introduction, and who made it. */
export async function QuizIntro({ loaded, page, count }: { loaded: LoadedPage; page: Quiz; count: number }) {
  const [t, kinds] = await Promise.all([getTranslations("site"), getTranslations("common.kind")]);
  const language = { lang: page.language, dir: directionOf(page.language) };
  const { introduction } = page.content;
  return (
    <article className="quiz-intro">
      <p className="kicker">{t("kickerQuiz", { kind: kinds(page.kind), date: dayOf(page.publishedAt), count })}</p>
      <h1 {...language}>{page.title}</h1>
      {introduction && (
        <p className="quiz-introduction" {...language}>
          {introduction}
        </p>
      )}
      <p className="made-by meta">
        {byline(t, loaded)} <a href="#how">{t("howMade")}</a>
      </p>
      <OtherLanguages loaded={loaded} />
    </article>
  );
}
