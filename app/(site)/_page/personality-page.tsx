import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { PersonalityPlayer } from "../../_kinds/personality-quiz/player/personality-player.tsx";
import { Nearness, OutcomeCard } from "../../_kinds/personality-quiz/player/result-card.tsx";
import { directionOf } from "../../_kinds/text/direction.ts";
import { messages } from "../../messages/en.ts";
import type { Search } from "./search.ts";
import type { LoadedPage } from "./load-page.ts";
import { PlainForm } from "./plain-form.tsx";
import { readResult } from "./read-result.ts";
import { QuizIntro } from "./quiz-intro.tsx";
import type { ReadPage } from "./read-page.ts";

type Personality = Extract<ReadPage, { form: "personality" }>;

/** Without a script the questions stand as a form in place of the player. */
const WITHOUT_SCRIPT = ".personality-live{display:none}.plain-form{display:block}";

/** A personality quiz. A result in the address, shared or answered without a script, stands before it. */
export function PersonalityPage({ loaded, page, search }: { loaded: LoadedPage; page: Personality; search: Search }) {
  const { content } = page;
  const { common, personality } = messages;
  return (
    <>
      <noscript>
        <style>{WITHOUT_SCRIPT}</style>
      </noscript>
      <QuizIntro loaded={loaded} page={page} count={page.stems.length} />
      <GivenResult page={page} search={search} />
      <div className="personality-live">
        <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, personality }}>
          <PersonalityPlayer content={content} language={page.language} path={page.path} />
        </NextIntlClientProvider>
      </div>
      <PlainForm content={content} path={page.path} language={page.language} />
    </>
  );
}

async function GivenResult({ page, search }: { page: Personality; search: Search }) {
  const t = await getTranslations("personality.player");
  const given = readResult(page.content, search);
  const outcome = page.content.outcomes.find(({ id }) => id === given?.outcomeId);
  if (!given || !outcome) return null;
  const set = { lang: page.language, dir: directionOf(page.language) };
  return (
    <section className="shared-result" aria-label={t(given.result ? "result" : "shared")}>
      <OutcomeCard kicker={t(given.result ? "result" : "shared")} outcome={outcome} set={set} />
      {given.result ? (
        <Nearness content={page.content} result={given.result} set={set} />
      ) : (
        <p className="meta">{t("sharedAbout")}</p>
      )}
    </section>
  );
}
