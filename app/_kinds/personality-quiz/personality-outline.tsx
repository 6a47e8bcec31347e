"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Finding } from "#lib/kinds/evidence";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { DraftView } from "../draft-view.ts";

type Props = { content: PersonalityContent; findings: Finding[]; revision: DraftView["revision"]; language: string };

/** Outcomes and questions as lists to jump from. */
export function PersonalityOutline({ content, findings, revision, language }: Props) {
  const t = useTranslations("personality.editor");
  const domain = useTranslations("personality.domain");
  const serious = (isAbout: (finding: Finding) => boolean) =>
    findings.filter((finding) => finding.severity !== "hint" && isAbout(finding)).length;
  return (
    <nav className="draft-outline" aria-label={t("outline")}>
      <div className="section-head">
        <h2>{t("outcomeCount", { count: content.outcomes.length })}</h2>
      </div>
      <ol>
        {content.outcomes.map(({ id, title, traits }) => (
          <Item
            key={id}
            href={`#outcome-${id}`}
            words={title || t("noName")}
            about={(traits ?? []).join(", ")}
            warnings={serious(({ place }) => "outcomeId" in place && place.outcomeId === id)}
            language={language}
          />
        ))}
      </ol>
      <div className="section-head">
        <h2>{t("questionCount", { count: content.questions.length })}</h2>
      </div>
      <ol>
        {content.questions.map(({ id, stem, tags }) => (
          <Item
            key={id}
            href={`#question-${id}`}
            words={shorten(stem) || t("noStem")}
            about={(tags ?? []).map((tag) => domain(tag)).join(", ")}
            warnings={serious(({ place }) => "questionId" in place && place.questionId === id)}
            language={language}
          />
        ))}
      </ol>
      {revision?.author.name && (
        <dl className="facts">
          <div>
            <dt>{t("lastBy")}</dt>
            <dd>{revision.author.name}</dd>
          </div>
        </dl>
      )}
    </nav>
  );
}

type ItemProps = { href: string; words: string; about: string; warnings: number; language: string };

function Item({ href, words, about, warnings, language }: ItemProps) {
  const t = useTranslations("personality.editor");
  const Sign = warnings > 0 ? TriangleAlert : CircleCheck;
  return (
    <li>
      <a href={href}>
        <Sign className={warnings > 0 ? "icon is-warning" : "icon"} aria-hidden />
        <span>
          <span lang={language}>{words}</span>
          <span className="meta">
            {[about, warnings > 0 ? t("warnings", { count: warnings }) : ""].filter(Boolean).join(" · ")}
          </span>
        </span>
      </a>
    </li>
  );
}

const SHOWN = 48;

function shorten(stem: string): string {
  return stem.length > SHOWN ? `${stem.slice(0, SHOWN).replace(/\s+\S*$/, "")}…` : stem;
}
