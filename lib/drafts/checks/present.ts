import type { Evidence, Finding } from "#lib/kinds/evidence";
import { CHECK_KINDS, WHOLE_TEXT, readUncovered, type Check, type CheckKind, type Uncovered } from "./schema.ts";

/**
 * Evidence with what an entailment model found: a claim that follows is supported, one that contradicts its source is
 * contradicted; where it can tell neither, what was found before stays. `checks`: the newest first.
 */
export function applyChecks(evidence: Evidence[], checks: readonly Check[]): Evidence[] {
  return evidence.map((item, index) => {
    const label = checks.find(({ kind, claim }) => kind === "entail" && claim === index)?.label;
    if (label === "contradiction") return { ...item, state: "contradicted" };
    return label === "entailment" ? { ...item, state: "supported" } : item;
  });
}

/**
 * "Reads as “news” (93 %)": a hint, from the newest classification. And where a model does not know the language, that
 * it judged nothing: silence would read as consent.
 */
export function findingsOfChecks(checks: readonly Check[]): Finding[] {
  return CHECK_KINDS.flatMap((kind) => {
    const whole = checks.find((check) => check.kind === kind && check.claim === WHOLE_TEXT);
    return whole ? hintOf(whole) : [];
  });
}

function hintOf({ kind, label, scores, version }: Check): Finding[] {
  const name = `${version.name} v${version.number}`;
  const hint = (rule: string, message: string): Finding => ({
    rule,
    severity: "hint",
    place: { whole: true },
    message,
  });
  const uncovered = readUncovered(label);
  if (uncovered) return [hint(kind === "entail" ? "not-compared" : "not-sorted", wordsFor(kind, name, uncovered))];
  if (kind !== "classify") return [];
  const percent = Math.round((scores[label] ?? 0) * 100);
  return [hint("reads-as", `Reads as “${label}” (${percent} %), says ${name}.`)];
}

const languages = new Intl.DisplayNames(["en"], { type: "language" });

function wordsFor(kind: CheckKind, name: string, why: Uncovered): string {
  const language = languages.of(why.language) ?? why.language;
  if (why.reason === "way-back")
    return `${name} does not know ${language}, and no model is deployed that translates it back into ${languages.of(why.to) ?? why.to}: this text was not compared with its original by meaning.`;
  return kind === "entail"
    ? `${name} does not know ${language}: claims were not compared with what they rest on by meaning.`
    : `${name} does not know ${language}: it was not asked what the text reads as.`;
}
