import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { directionOf } from "../../_kinds/text/direction.ts";
import { QuizPlayer } from "../../_kinds/quiz/player/quiz-player.tsx";
import { quotesOf } from "../../_kinds/quiz/player/quotes.ts";
import { messages } from "../../messages/en.ts";
import { OtherLanguages } from "./other-languages.tsx";
import { PlainQuestions } from "./plain-questions.tsx";
import type { LoadedPage } from "./load-page.ts";
import { byline, dayOf } from "./made-words.ts";
import type { ReadPage } from "./read-page.ts";

type Quiz = Extract<ReadPage, { form: "quiz" }>;

/** Without a script, and on paper, the questions stand as a list in place of the player. */
const WITHOUT_SCRIPT = ".player-live{display:none}.plain-questions{display:block}";

export async function QuizPage({ loaded, page }: { loaded: LoadedPage; page: Quiz }) {
  const [t, kinds] = await Promise.all([getTranslations("site"), getTranslations("common.kind")]);
  const { content } = page;
  const language = { lang: page.language, dir: directionOf(page.language) };
  const facts = { kind: kinds("quiz"), date: dayOf(page.publishedAt), count: content.questions.length };
  return (
    <>
      <noscript>
        <style>{WITHOUT_SCRIPT}</style>
      </noscript>
      <article className="quiz-intro">
        <p className="kicker">{t("kickerQuiz", facts)}</p>
        <h1 {...language}>{page.title}</h1>
        {content.introduction && (
          <p className="quiz-introduction" {...language}>
            {content.introduction}
          </p>
        )}
        <p className="made-by meta">
          {byline(t, loaded)} <a href="#how">{t("howMade")}</a>
        </p>
        <OtherLanguages loaded={loaded} />
      </article>
      <div className="player-live">
        <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ quiz: { player: messages.quiz.player } }}>
          <QuizPlayer
            content={content}
            quotes={quotesOf(content, page.evidence, loaded.sources)}
            language={page.language}
          />
        </NextIntlClientProvider>
      </div>
      <PlainQuestions content={content} language={page.language} />
    </>
  );
}
