import { NextIntlClientProvider } from "next-intl";
import { QuizPlayer } from "../../_kinds/quiz/player/quiz-player.tsx";
import { quotesOf } from "../../_kinds/quiz/player/quotes.ts";
import { messages } from "../../messages/en.ts";
import { PlainQuestions } from "./plain-questions.tsx";
import type { LoadedPage } from "./load-page.ts";
import { QuizIntro } from "./quiz-intro.tsx";
import type { ReadPage } from "./read-page.ts";

type Quiz = Extract<ReadPage, { form: "quiz" }>;

/** Without a script, and on paper, the questions stand as a list in place of the player. */
const WITHOUT_SCRIPT = ".player-live{display:none}.plain-questions{display:block}";

export function QuizPage({ loaded, page }: { loaded: LoadedPage; page: Quiz }) {
  const { content } = page;
  return (
    <>
      <noscript>
        <style>{WITHOUT_SCRIPT}</style>
      </noscript>
      <QuizIntro loaded={loaded} page={page} count={content.questions.length} />
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
