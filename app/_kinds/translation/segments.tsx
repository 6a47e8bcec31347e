"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useImperativeHandle, useState, type ReactNode, type Ref } from "react";
import type { TextContent } from "#lib/kinds/text/schema";
import { ButtonChip } from "../../_components/chip.tsx";
import { languageName } from "../../(desk)/language-name.ts";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { numberFindings, type NumberedFinding } from "../text/marks.ts";
import type { TextPlace } from "../text/text-place.ts";
import { rowId, SegmentRow } from "./segment-row.tsx";
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

  const at = (start: number) => text.segments.find((segment) => segment.start <= start && segment.end >= start);
  const place: TextPlace = {
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
  useImperativeHandle(ref, () => place);

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
          <SegmentRow
            key={segment.id}
            segment={segment}
            words={text.markdown.slice(segment.start, segment.end)}
            found={found}
            place={place}
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

function read(content: TextContent | undefined, draft: { evidence: Parameters<typeof segmentsOf>[1] }) {
  const markdown = content?.markdown ?? "";
  return { markdown, segments: segmentsOf(markdown, draft.evidence) };
}

function isIn(item: NumberedFinding, segment: Segment): boolean {
  return item.place !== null && item.place.start >= segment.start && item.place.start <= segment.end;
}
