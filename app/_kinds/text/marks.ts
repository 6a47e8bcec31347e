/** Evidence and findings of a draft as marks of its text. */
import type { EditorMark } from "../../_components/editor/editor-types.ts";
import type { Evidence, Finding, Place } from "#lib/kinds/evidence";

export type RangePlace = Extract<Place, { start: number }>;

/** Evidence in the order of the text, with its numeral. `id` is also the one of its mark. */
export type NumberedEvidence = { id: string; number: number; place: RangePlace; evidence: Evidence };
export type NumberedFinding = { id: string; place: RangePlace | null; finding: Finding };

export function numberEvidence(evidence: Evidence[]): NumberedEvidence[] {
  return evidence
    .flatMap((item) => ("start" in item.place ? [{ place: item.place, evidence: item }] : []))
    .sort((one, other) => one.place.start - other.place.start || one.place.end - other.place.end)
    .map((item, index) => ({ ...item, id: `evidence-${index + 1}`, number: index + 1 }));
}

const severities = { error: 0, warning: 1, hint: 2 };

/** The gravest first, and in the order of the text. */
export function numberFindings(findings: Finding[]): NumberedFinding[] {
  return findings
    .map((finding) => ({ finding, place: "start" in finding.place ? finding.place : null }))
    .sort(
      (one, other) =>
        severities[one.finding.severity] - severities[other.finding.severity] ||
        (one.place?.start ?? -1) - (other.place?.start ?? -1),
    )
    .map((item, index) => ({ ...item, id: `finding-${index + 1}` }));
}

/** Only doubt draws a line: hints are listed, not drawn. */
export function marksOf(
  evidence: NumberedEvidence[],
  findings: NumberedFinding[],
  selected: string | null,
): EditorMark[] {
  return [
    ...evidence.map(({ id, number, place, evidence: { state, quote } }) => ({
      id,
      kind: "evidence" as const,
      start: place.start,
      end: place.end,
      label: String(number),
      state,
      selected: id === selected,
      preview: quote.slice(0, 200),
    })),
    ...findings.flatMap(({ id, place, finding }) =>
      place && place.end > place.start && finding.severity !== "hint"
        ? [
            {
              id,
              kind: "finding" as const,
              start: place.start,
              end: place.end,
              label: finding.message,
              state: finding.severity === "error" ? ("contradicted" as const) : ("unverified" as const),
              selected: id === selected,
              preview: finding.message,
            },
          ]
        : [],
    ),
  ];
}
