"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useImperativeHandle, useState, type ReactNode, type Ref } from "react";
import type { TextContent } from "#lib/kinds/text/schema";
import { ButtonChip } from "../../_components/chip.tsx";
import { classNames } from "../../_components/class-names.ts";
import { Note } from "../../_components/note.tsx";
import { languageName } from "../../(desk)/language-name.ts";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { directionOf } from "../text/direction.ts";
import { numberFindings, type NumberedFinding } from "../text/marks.ts";
import type { TextPlace } from "../text/text-place.ts";
import { segmentsOf, writeSegment, type Segment } from "./segment-list.ts";

/** Source left, target right; the target can be written where it stands. */
export function Segments({ failure, ref }: { failure: ReactNode; ref: Ref<TextPlace> }) {
  const t = useTranslations("drafts.segments");
  const draft = useDraft();
  const saver = useSaver();
  const saved = draft.revision?.content as TextContent | undefined;
  const [text, setText] = useState(() => ({ of: draft, ...read(saver.content as TextContent, draft) }));
  const [isFiltered, setFiltered] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  // Saved words come back with evidence at its new places; what was typed since then stays.
  if (text.of !== draft && saved?.markdown === text.markdown) setText({ of: draft, ...read(saved, draft) });
  const findings = numberFindings(draft.findings);
  const shown = text.segments.map((segment) => ({ segment, found: findings.filter((item) => isIn(item, segment)) }));
  const withFindings = shown.filter(({ found }) => found.length > 0);

  function write(id: string, words: string) {
    const next = writeSegment(text.markdown, text.segments, id, words);
    setText({ of: text.of, ...next });
    saver.edit({ ...(saver.content as TextContent), markdown: next.markdown });
  }

  useImperativeHandle(ref, () => {
    const at = (start: number) => text.segments.find((segment) => segment.start <= start && segment.end >= start);
    return {
      show: (start) => {
        const segment = at(start);
        const row = segment && document.getElementById(rowId(segment.id));
        row?.scrollIntoView({ block: "center" });
        row?.querySelector("textarea")?.focus();
        if (segment) setCurrent(segment.id);
        return row !== null && row !== undefined;
      },
      replace: (start, end, words) => {
        const segment = at(start);
        const isSame = saved?.markdown.slice(start, end) === text.markdown.slice(start, end);
        if (!segment || !isSame || end > segment.end) return false;
        const own = text.markdown;
        write(segment.id, own.slice(segment.start, start) + words + own.slice(end, segment.end));
        return true;
      },
    };
  });

  return (
    <div className="segments" tabIndex={0} role="region" aria-label={t("region")}>
      {failure}
      <div className="segment-filters" role="group" aria-label={t("filter")}>
        <ButtonChip name={t("all")} count={shown.length} on={!isFiltered} onClick={() => setFiltered(false)} />
        <ButtonChip
          icon={<TriangleAlert className="icon icon-small" aria-hidden />}
          name={t("findings")}
          count={withFindings.length}
          on={isFiltered}
          onClick={() => setFiltered(true)}
        />
        <span className="meta push">{draft.revision?.author.name}</span>
      </div>
      <div className="segment-columns" aria-hidden>
        <span />
        <span>{t("source")}</span>
        <span>{languageName(draft.language)}</span>
      </div>
      <ol>
        {(isFiltered ? withFindings : shown).map(({ segment, found }) => (
          <Row
            key={segment.id}
            segment={segment}
            words={text.markdown.slice(segment.start, segment.end)}
            found={found}
            language={draft.language}
            editable={draft.abilities.save}
            isCurrent={segment.id === current}
            onOpen={() => setCurrent(segment.id)}
            onWrite={(words) => write(segment.id, words)}
          />
        ))}
      </ol>
    </div>
  );
}

type RowProps = {
  segment: Segment;
  words: string;
  found: NumberedFinding[];
  language: string;
  editable: boolean;
  isCurrent: boolean;
  onOpen: () => void;
  onWrite: (words: string) => void;
};

function Row({ segment, words, found, language, editable, isCurrent, onOpen, onWrite }: RowProps) {
  const t = useTranslations("drafts.segments");
  const set = { lang: language, dir: directionOf(language) };
  const needsCare = found.some(({ finding }) => finding.severity !== "hint");
  return (
    <li
      id={rowId(segment.id)}
      className={classNames("segment", segment.isHeading && "segment-heading", isCurrent && "is-current")}
    >
      <span className="segment-gutter">
        {segment.number}
        {needsCare ? (
          <>
            <TriangleAlert className="icon icon-small is-warning" aria-hidden />
            <span className="visually-hidden">{t("hasFinding")}</span>
          </>
        ) : (
          <>
            <CircleCheck className="icon icon-small" aria-hidden />
            <span className="visually-hidden">{t("clean")}</span>
          </>
        )}
      </span>
      <p className="font-content">{segment.source}</p>
      {editable ? (
        <textarea
          {...set}
          className="font-content segment-target segment-field"
          aria-label={t("target", { number: segment.number })}
          value={words}
          rows={1}
          onFocus={onOpen}
          onChange={(event) => onWrite(event.target.value)}
        />
      ) : (
        <div {...set} className="font-content segment-target">
          {words}
        </div>
      )}
      {isCurrent && found.length > 0 && (
        <div className="segment-help">
          {found.map(({ id, finding }) => (
            <Note key={id} tone={finding.severity === "error" ? "critical" : "caution"} title={finding.message} />
          ))}
        </div>
      )}
    </li>
  );
}

const rowId = (id: string): string => `segment-${id}`;

function read(content: TextContent | undefined, draft: { evidence: Parameters<typeof segmentsOf>[1] }) {
  const markdown = content?.markdown ?? "";
  return { markdown, segments: segmentsOf(markdown, draft.evidence) };
}

function isIn(item: NumberedFinding, segment: Segment): boolean {
  return item.place !== null && item.place.start >= segment.start && item.place.start <= segment.end;
}
