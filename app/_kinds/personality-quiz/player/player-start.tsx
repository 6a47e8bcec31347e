import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Dispatch, RefObject } from "react";
import { domainsOf, MOST_LIKED } from "#lib/kinds/personality-quiz/ask";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { Radio } from "../../../_components/checkbox.tsx";
import type { Play, PlayAct } from "./play.ts";

type Props = {
  head: RefObject<HTMLHeadingElement | null>;
  content: PersonalityContent;
  play: Play;
  /** Questions that the reader would be asked now. */
  count: number;
  act: Dispatch<PlayAct>;
};

/** What the reader likes, and how they want to answer. Both may be left as they are. */
export function PlayerStart({ head, content, play, count, act }: Props) {
  const t = useTranslations("personality.player");
  const domain = useTranslations("personality.domain");
  const domains = domainsOf(content);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        act({ type: "start" });
      }}
    >
      {domains.length > 1 && (
        <fieldset className="liking">
          <legend>
            <h2 className="player-stem" tabIndex={-1} ref={head}>
              {t("likeTitle")}
            </h2>
          </legend>
          <p className="player-hint">{t("likeHint", { most: MOST_LIKED, count: content.questions.length })}</p>
          <div className="row">
            {domains.map((name) => {
              const on = play.liked.includes(name);
              const full = !on && play.liked.length >= MOST_LIKED;
              return (
                <label key={name} className={full ? "chip is-full" : "chip"}>
                  <input
                    type="checkbox"
                    checked={on}
                    disabled={full}
                    onChange={() => act({ type: "like", domain: name, most: MOST_LIKED })}
                  />
                  {domain(name)}
                </label>
              );
            })}
          </div>
        </fieldset>
      )}
      <fieldset className="manner">
        <legend>{t("howTitle")}</legend>
        {(["one", "all"] as const).map((manner) => (
          <Radio
            key={manner}
            name="manner"
            label={t(manner === "one" ? "oneByOne" : "all")}
            checked={play.manner === manner}
            onChange={() => act({ type: "manner", manner })}
          />
        ))}
      </fieldset>
      <div className="player-next">
        <button type="submit" className="button-big">
          {t("start")} <ArrowRight className="icon" aria-hidden />
        </button>
        <p className="meta" role="status">
          {t("startWith", { count })}
        </p>
        <p className="meta">{t("onDevice")}</p>
      </div>
    </form>
  );
}
