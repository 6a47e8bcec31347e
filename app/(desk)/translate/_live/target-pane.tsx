"use client";

import { Check, Copy, Loader } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../../../_components/button.tsx";
import { classNames } from "../../../_components/class-names.ts";
import { notify } from "../../../_components/toast-queue.ts";
import { directionOf } from "../../../_kinds/text/direction.ts";
import { wantedTexts, wholeOf } from "./live-text.ts";
import type { LiveText, Shown } from "./live-text.ts";

type Props = {
  live: LiveText;
  /** Number of each checked piece, by its id. */
  marks: ReadonlyMap<number, number>;
  asking: boolean;
  /** In words, said politely when it settles. */
  status: string;
  languageName: string;
};

/** The translation. A piece that did not change is the same element with the same words: nothing else moves. */
export function TargetPane({ live, marks, asking, status, languageName }: Props) {
  const t = useTranslations("translate");
  const id = useId();
  const [copied, setCopied] = useState<string | null>(null);
  const whole = wholeOf(live);
  const { to } = live.languages;

  async function copy() {
    try {
      await navigator.clipboard.writeText(whole);
      setCopied(whole);
    } catch {
      // The browser says no without a reason that would help.
      notify({ message: t("notCopied"), tone: "critical" });
    }
  }

  return (
    <section className="live-side" aria-labelledby={id}>
      <h2 className="label" id={id}>
        {t("targetIn", { language: languageName })}
      </h2>
      <div
        className="live-text live-output font-content"
        lang={to}
        dir={directionOf(to)}
        tabIndex={0}
        role="group"
        aria-labelledby={id}
      >
        {live.shown.length === 0 && (
          <span className="meta" lang="en" dir="ltr">
            {t("empty")}
          </span>
        )}
        {live.shown.map((shown, index) => (
          <Piece key={shown.id} between={betweenOf(live, index)} shown={shown} mark={marks.get(shown.id)} />
        ))}
      </div>
      <div className="live-foot">
        <span className="meta row" role="status">
          {asking && <Loader className="icon icon-small turning" aria-hidden />}
          {status}
        </span>
        <span className="push">
          <Button
            small
            icon={copied === whole ? <Check className="icon" aria-hidden /> : <Copy className="icon" aria-hidden />}
            waiting={wantedTexts(live).length === live.shown.length ? t("nothing") : null}
            onClick={() => void copy()}
          >
            {copied === whole && whole !== "" ? t("copied") : t("copyAll")}
          </Button>
        </span>
      </div>
    </section>
  );
}

function Piece({ between, shown, mark }: { between: string; shown: Shown; mark: number | undefined }) {
  const t = useTranslations("translate");
  const { answer, before } = shown;
  return (
    <>
      {between}
      <span className={classNames("live-piece", !answer && "is-earlier", mark !== undefined && "flagged")}>
        {answer?.target ?? before}
      </span>
      {mark !== undefined && (
        <a className="live-mark" href={`#check-${mark}`} aria-label={t("checkMark", { number: mark })}>
          {mark}
        </a>
      )}
    </>
  );
}

function betweenOf({ text, shown }: LiveText, index: number): string {
  return text.slice(shown[index - 1]?.unit.end ?? 0, shown[index]?.unit.start);
}
