"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../../_components/class-names.ts";
import { Note } from "../../_components/note.tsx";
import { directionOf } from "../text/direction.ts";
import { FixButton } from "../text/finding-note.tsx";
import type { NumberedFinding } from "../text/marks.ts";
import type { TextPlace } from "../text/text-place.ts";
import type { Segment } from "./segment-list.ts";

export const rowId = (id: string): string => `segment-${id}`;

type Props = {
  segment: Segment;
  words: string;
  found: NumberedFinding[];
  place: TextPlace;
  language: string;
  editable: boolean;
  isCurrent: boolean;
  onOpen: () => void;
  onWrite: (words: string) => void;
};

export function SegmentRow({ segment, words, found, place, language, editable, isCurrent, onOpen, onWrite }: Props) {
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
          {found.map((item) => (
            <Note
              key={item.id}
              tone={tones[item.finding.severity]}
              title={item.finding.message}
              actions={editable && item.finding.fix !== undefined ? <FixButton item={item} place={place} /> : undefined}
            />
          ))}
        </div>
      )}
    </li>
  );
}

const tones = { error: "critical", warning: "caution", hint: "plain" } as const;
