"use client";

import { Printer, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { PersonalityResult } from "#lib/kinds/personality-quiz/score";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { CopyField } from "../../../_components/copy-field.tsx";
import type { Set } from "./option-choice.tsx";
import { Nearness, OutcomeCard } from "./result-card.tsx";

type Props = {
  head: RefObject<HTMLHeadingElement | null>;
  content: PersonalityContent;
  result: PersonalityResult;
  set: Set;
  path: string | undefined;
  onAgain: () => void;
};

/** The outcome, how near the others were, and a link that carries the outcome's name and nothing else. */
export function PlayerResult({ head, content, result, set, path, onAgain }: Props) {
  const t = useTranslations("personality.player");
  const outcome = content.outcomes.find(({ id }) => id === result.outcomeId);
  return (
    <>
      {outcome ? (
        <OutcomeCard kicker={t("result")} outcome={outcome} set={set} head={head} />
      ) : (
        <>
          <h2 className="player-stem" tabIndex={-1} ref={head}>
            {t("none")}
          </h2>
          <p className="player-summary">{t("noneAbout")}</p>
        </>
      )}
      <Nearness content={content} result={result} set={set} />
      {outcome && path && (
        <div className="share-result">
          <CopyField
            label={t("link")}
            value={`${window.location.origin}${path}?result=${encodeURIComponent(outcome.id)}`}
            words={{ copy: t("copy"), copied: t("copied") }}
          />
          <p className="meta">{t("linkAbout")}</p>
        </div>
      )}
      <div className="player-next">
        <button type="button" className="button-big" onClick={onAgain}>
          <RotateCcw className="icon" aria-hidden /> {t("again")}
        </button>
        <button type="button" className="button button-quiet" onClick={() => window.print()}>
          <Printer className="icon" aria-hidden /> {t("print")}
        </button>
        <p className="meta">{t("onDevice")}</p>
      </div>
    </>
  );
}
