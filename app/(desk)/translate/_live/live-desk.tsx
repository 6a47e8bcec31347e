"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { useShortcut } from "../../../_components/keyboard/use-shortcut.ts";
import { toRoute } from "../../../_components/to-route.ts";
import { languageName } from "../../language-name.ts";
import { CheckList, flaggedPieces } from "./check-list.tsx";
import { DraftButton } from "./draft-button.tsx";
import { LanguageBar } from "./language-bar.tsx";
import { wantedTexts, wholeOf } from "./live-text.ts";
import type { Languages } from "./live-text.ts";
import { SourcePane } from "./source-pane.tsx";
import { TargetPane } from "./target-pane.tsx";
import { TroubleNote } from "./trouble-note.tsx";
import type { LanguageChoice, PairState, ProjectChoice } from "./types.ts";
import { useDetection } from "./use-detection.ts";
import { forgetKeptText, useKeptText } from "./use-kept-text.ts";
import { useLiveTranslation } from "./use-live-translation.ts";

type Props = {
  start: Languages;
  startDetects: boolean;
  choices: LanguageChoice[];
  pair: PairState;
  projects: ProjectChoice[];
  most: number;
  /** What would bring a pair that nothing serves. */
  missing: ReactNode;
};

/** Two panes: what is typed, and its translation as one types. */
export function LiveDesk({ start, startDetects, choices, pair, projects, most, missing }: Props) {
  const t = useTranslations("translate");
  const router = useRouter();
  const [detects, setDetects] = useState(startDetects);
  const field = useRef<HTMLTextAreaElement>(null);
  const { state, obstacle, dispatch, retry } = useLiveTranslation(start, most, pair);
  const { live, asking, trouble, versions } = state;
  const { languages, text } = live;
  const marks = new Map(flaggedPieces(live).map(({ id }, index) => [id, index + 1]));

  function write(words: string) {
    if (words === "") forgetKeptText();
    dispatch({ type: "wrote", text: words });
  }

  function choose(next: Languages, nextDetects: boolean) {
    setDetects(nextDetects);
    dispatch({ type: "chose", languages: next });
    remember(next, nextDetects);
  }

  function swap() {
    const next = { ...languages, from: languages.to, to: languages.from };
    setDetects(false);
    dispatch({ type: "swapped", languages: next, text: obstacle || live.shown.length === 0 ? text : wholeOf(live) });
    remember(next, false);
    field.current?.focus();
  }

  /** The address says what was chosen, and the server says by it whether a model serves the pair. */
  function remember({ from, to, format }: Languages, nextDetects: boolean) {
    const query = new URLSearchParams({ from, to, format, ...(nextDetects && { detect: "1" }) });
    router.replace(toRoute(`/translate?${query.toString()}`), { scroll: false });
  }

  const isKnown = useDetection(text, detects, (from) => {
    if (from !== languages.from) choose({ ...languages, from }, true);
  });
  useKeptText(text, write);
  useShortcut("mod+Enter", () => field.current?.focus(), { label: t("keyNow"), group: t("keys") });
  useShortcut("alt+s", swap, { label: t("swap"), group: t("keys") });

  return (
    <>
      <LanguageBar choices={choices} languages={languages} detects={detects} onChoose={choose} onSwap={swap} />
      <div className="live-notes">
        {obstacle === "missing" ? (
          missing
        ) : (
          <TroubleNote obstacle={obstacle} trouble={trouble} over={text.length - most} onRetry={retry} />
        )}
      </div>
      <div className="live-panes">
        <SourcePane
          ref={field}
          text={text}
          language={languages.from}
          most={most}
          hint={detects && isKnown === false ? t("notDetected") : null}
          onWrite={write}
        />
        <TargetPane
          live={live}
          marks={marks}
          asking={asking}
          status={status()}
          languageName={languageName(languages.to)}
        />
      </div>
      <div className="live-act">
        <DraftButton live={live} versions={versions} projects={projects} obstacle={obstacle} />
      </div>
      <CheckList live={live} />
    </>
  );

  function status(): string {
    if (live.shown.length === 0) return t("nothing");
    if (asking) return t("asking");
    if (obstacle || trouble) return t("waiting");
    if (wantedTexts(live).length > 0) return t("asking");
    const [first, second] = versions;
    if (!first) return t("done");
    return t("doneBy", { versions: second ? t("then", { first, second }) : first });
  }
}
