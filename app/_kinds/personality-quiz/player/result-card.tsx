import { useTranslations } from "next-intl";
import type { Ref } from "react";
import type { PersonalityResult } from "#lib/kinds/personality-quiz/score";
import type { Outcome, PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { nearnessOf } from "./nearness.ts";
import type { Set } from "./option-choice.tsx";

/** An outcome as its reader is told of it. */
export function OutcomeCard({
  kicker,
  outcome,
  set,
  head,
}: {
  kicker: string;
  outcome: Outcome;
  set: Set;
  head?: Ref<HTMLHeadingElement>;
}) {
  return (
    <div className="outcome-card">
      <p className="kicker">{kicker}</p>
      <h2 className="player-stem" tabIndex={-1} ref={head} {...set}>
        {outcome.title}
      </h2>
      <p className="outcome-words" {...set}>
        {outcome.text}
      </p>
    </div>
  );
}

/** How near each outcome was, as bars with words: nothing is said by length alone. */
export function Nearness({
  content,
  result,
  set,
}: {
  content: PersonalityContent;
  result: PersonalityResult;
  set: Set;
}) {
  const t = useTranslations("personality.player");
  const best = result.matches[0]?.match ?? 0;
  return (
    <section className="nearness" aria-labelledby="nearness">
      <h3 id="nearness">{t("howClose")}</h3>
      <p className="meta">{t("closeAbout")}</p>
      <table>
        <tbody>
          {result.matches.map(({ outcomeId, match }) => {
            const outcome = content.outcomes.find(({ id }) => id === outcomeId);
            const isOwn = outcomeId === result.outcomeId;
            return (
              <tr key={outcomeId}>
                <th scope="row" {...set}>
                  {outcome?.title}
                </th>
                <td className="nearness-bar" aria-hidden="true">
                  <span>
                    <i style={{ inlineSize: `${Math.round(match * 100)}%` }} />
                  </span>
                </td>
                <td className="nearness-number">{t("match", { percent: Math.round(match * 100) })}</td>
                <td className="nearness-word">{t(`near.${isOwn ? "yours" : nearnessOf(match, best)}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {result.tied && <p className="meta">{t("tied")}</p>}
    </section>
  );
}
