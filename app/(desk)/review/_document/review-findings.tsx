import { CircleCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { Finding } from "#lib/kinds/evidence";
import { Note } from "../../../_components/note.tsx";
import { changeAt, countChangedWords } from "../_changes/changes.ts";
import type { LoadedReview } from "../load-review.ts";
import type { View } from "./document-head.tsx";
import { wordsAt } from "./words-at.ts";

const tones = { error: "critical", warning: "caution", hint: "plain" } as const;
const order = { error: 0, warning: 1, hint: 2 } as const;

/** More are folded, so that the text is not pushed away. */
const FIRST = 4;

/** What a machine found, and what the author says, before the first word is read. */
export async function ReviewFindings({ review, shown }: { review: LoadedReview; shown: View }) {
  const t = await getTranslations("review");
  const { findings, evidence, round, changes } = review;
  const serious = findings
    .filter(({ severity }) => severity !== "hint")
    .sort((one, other) => order[one.severity] - order[other.severity]);
  const hints = findings.length - serious.length;
  const supported = evidence.filter(({ state }) => state === "supported").length;
  return (
    <section className="review-findings" aria-labelledby="findings-title">
      <h3 id="findings-title">{t("findings")}</h3>
      {round?.note && <Note title={t("noteBy", { name: round.by ?? t("somebody") })}>{round.note}</Note>}
      {serious.length > 0 && <FoundList findings={serious.slice(0, FIRST)} review={review} shown={shown} />}
      {serious.length > FIRST && (
        <details className="fold">
          <summary>{t("moreFindings", { count: serious.length - FIRST })}</summary>
          <FoundList findings={serious.slice(FIRST)} review={review} shown={shown} />
        </details>
      )}
      <p className="fine">
        <CircleCheck className="icon" aria-hidden />
        <span>
          {serious.length === 0 && t("clean")} {t("claims", { count: evidence.length, supported })}{" "}
          {changes && t("changedWords", { words: countChangedWords(changes.items) })}{" "}
          {hints > 0 && t("hints", { count: hints })}
        </span>
      </p>
    </section>
  );
}

type ListProps = { findings: Finding[]; review: LoadedReview; shown: View };

function FoundList({ findings, review, shown }: ListProps) {
  return (
    <ul className="finding-notes">
      {findings.map((finding, index) => (
        <li key={index}>
          <FoundNote finding={finding} review={review} shown={shown} />
        </li>
      ))}
    </ul>
  );
}

async function FoundNote({ finding, review, shown }: { finding: Finding; review: LoadedReview; shown: View }) {
  const t = await getTranslations("review");
  const { changes, revision } = review;
  const words = wordsAt(finding.place, revision.content);
  const change =
    shown === "changes" && changes && "start" in finding.place
      ? changeAt(changes.items, finding.place.start + changes.offset, finding.place.end + changes.offset)
      : null;
  return (
    <Note
      tone={tones[finding.severity]}
      title={words ? `“${words}”` : t(finding.severity === "error" ? "error" : "warning")}
    >
      {finding.message}{" "}
      {change && <a href={`#change-${change.number}`}>{t("goToChange", { number: change.number })}</a>}
    </Note>
  );
}
