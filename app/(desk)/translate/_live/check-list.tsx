"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Check, LiveText, Shown } from "./live-text.ts";

const signs = { error: CircleAlert, warning: TriangleAlert, hint: Info };

/** Pieces with something to look at, numbered as they stand in the text. */
export function flaggedPieces({ shown }: LiveText): Shown[] {
  return shown.filter(({ answer }) => answer && answer.findings.length > 0);
}

export function CheckList({ live }: { live: LiveText }) {
  const t = useTranslations("translate");
  const flagged = flaggedPieces(live);
  const answered = live.shown.filter(({ answer }) => answer).length;
  return (
    <section className="live-checks" aria-labelledby="live-checks">
      <h2 className="section-title" id="live-checks">
        {t("checks")}
      </h2>
      {answered === 0 ? (
        <p className="small sub">{t("checksNone")}</p>
      ) : flagged.length === 0 ? (
        <p className="small row">
          <CircleCheck className="icon is-ok" aria-hidden />
          {t("checksClean", { count: answered })}
        </p>
      ) : (
        <p className="small sub">{t("checksFound", { count: flagged.length })}</p>
      )}
      <ol>
        {flagged.map((shown, index) => (
          <li key={shown.id} id={`check-${index + 1}`} className="live-check" tabIndex={-1}>
            <span className="live-number">{index + 1}</span>
            <div>
              <p className="font-content" lang={live.languages.from} dir="auto">
                {shown.unit.text}
              </p>
              {shown.answer?.findings.map((check, at) => (
                <Found key={at} check={check} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Found({ check }: { check: Check }) {
  const t = useTranslations("translate");
  const Sign = signs[check.severity];
  return (
    <p className="small row">
      <Sign className={`icon is-${check.severity}`} aria-hidden />
      <span>
        <b>{t(`severity.${check.severity}`)}.</b> {check.message}
      </span>
    </p>
  );
}
