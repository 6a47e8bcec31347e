import { describe, expect, it } from "vitest";
import { placeOf, type Evidence, type Finding } from "#lib/kinds/evidence";
import { marksOf, numberEvidence, numberFindings } from "./marks.ts";

const text = "Bees dance. Bees shiver.";

const evidenceAt = (start: number, end: number): Evidence => ({
  place: placeOf(text, start, end),
  origin: "source",
  sourceId: null,
  revisionId: null,
  start: 0,
  end: 4,
  quote: "They",
  state: "supported",
});
const finding = (severity: Finding["severity"], place: Finding["place"]): Finding => ({
  rule: "some-rule",
  severity,
  place,
  message: `A ${severity}`,
});

describe("marks of a text", () => {
  it("number evidence in the order of the text and leave out what has no place in it", () => {
    const whole = { ...evidenceAt(0, 1), place: { whole: true as const } };
    const numbered = numberEvidence([evidenceAt(12, 24), whole, evidenceAt(0, 11)]);
    expect(numbered.map(({ number, place }) => [number, place.quote])).toEqual([
      [1, "Bees dance."],
      [2, "Bees shiver."],
    ]);
  });

  it("draw errors and warnings, not hints, and list the gravest first", () => {
    const findings = numberFindings([
      finding("hint", placeOf(text, 0, 4)),
      finding("warning", { whole: true }),
      finding("warning", placeOf(text, 5, 10)),
      finding("error", placeOf(text, 12, 16)),
    ]);
    expect(findings.map((each) => each.finding.severity)).toEqual(["error", "warning", "warning", "hint"]);
    const marks = marksOf([], findings, "finding-1");
    expect(marks.map(({ state, selected }) => [state, selected])).toEqual([
      ["contradicted", true],
      ["unverified", false],
    ]);
  });
});
