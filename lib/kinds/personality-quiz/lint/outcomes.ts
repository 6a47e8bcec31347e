/** Rules about outcomes: that each has a name and words, and that they differ. */
import { overlapOf } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import type { LintContext } from "../../kind.ts";
import type { Outcome, PersonalityContent } from "../schema.ts";
import { isFromBank } from "./whole.ts";
import { finding, inOutcome, nameOf } from "./rule.ts";

/** Two texts that share so many of their words tell readers the same. */
const ALIKE = 0.5;
const FROM_TRAITS = "Writes the text from its traits";

export function lintOutcomes(content: PersonalityContent, { language }: LintContext): Finding[] {
  const mayWrite = isFromBank(content, language);
  return content.outcomes.flatMap((outcome, index) => [
    ...lintWords(outcome, mayWrite),
    ...lintAlike(outcome, content.outcomes.slice(0, index), mayWrite),
  ]);
}

function lintWords({ id, title, text, traits }: Outcome, mayWrite: boolean): Finding[] {
  const found: Finding[] = [];
  if (!title.trim()) found.push(finding("no-outcome-title", "error", inOutcome(id), "This outcome has no name."));
  if (!text.trim()) {
    const fix = mayWrite && traits?.length ? FROM_TRAITS : undefined;
    found.push(
      finding("no-outcome-text", "error", inOutcome(id), `${nameOf(title)} tells its readers nothing yet.`, fix),
    );
  }
  return found;
}

function lintAlike(outcome: Outcome, earlier: readonly Outcome[], mayWrite: boolean): Finding[] {
  const place = inOutcome(outcome.id);
  const named = earlier.find(
    ({ title }) => title.trim() && title.trim().toLowerCase() === outcome.title.trim().toLowerCase(),
  );
  if (named)
    return [finding("same-outcome-title", "error", place, `Two outcomes are called ${nameOf(outcome.title)}.`)];
  const twin = outcome.text.trim() ? earlier.find(({ text }) => overlapOf(text, outcome.text) > ALIKE) : undefined;
  if (twin) {
    const differs = sameTraits(twin, outcome) ? undefined : FROM_TRAITS;
    const message = `${nameOf(outcome.title)} says nearly the same as ${nameOf(twin.title)}.`;
    return [finding("outcomes-alike", "warning", place, message, mayWrite ? differs : undefined)];
  }
  const shadow = earlier.find((other) => sameTraits(other, outcome));
  if (!shadow) return [];
  const message = `${nameOf(outcome.title)} has the same traits as ${nameOf(shadow.title)}: the same answers lead to both.`;
  return [finding("same-traits", "warning", place, message)];
}

function sameTraits(one: Outcome, other: Outcome): boolean {
  const [first, second] = [one.traits ?? [], other.traits ?? []];
  return first.length > 0 && first.length === second.length && first.every((trait) => second.includes(trait));
}
