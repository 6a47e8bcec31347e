import { reanchorAll } from "#lib/text/anchors";
import type { Evidence, Place } from "./evidence.ts";

/**
 * Evidence of one revision, moved to the places where its claims stand in the next. What cannot be found again is
 * dropped, not guessed; a claim whose words a person changed is theirs, and unverified until it is checked again.
 */
export function carryEvidence(before: unknown, after: unknown, evidence: Evidence[]): Evidence[] {
  const [oldText, newText] = [markdownOf(before), markdownOf(after)];
  const questionIds = questionIdsOf(after);
  const inText = evidence.filter(({ place }) => isRange(place));
  const moved =
    oldText === null || newText === null
      ? inText.map(({ place }) => place)
      : reanchorAll(oldText, newText, inText.map(({ place }) => place).filter(isRange));
  const newPlaces = new Map(inText.map((item, index) => [item, moved[index] ?? null]));

  return evidence.flatMap((item) => {
    const { place } = item;
    if ("questionId" in place) return questionIds.has(place.questionId) ? [item] : [];
    if (!isRange(place)) return [item];
    const next = newPlaces.get(item);
    if (!next || !isRange(next)) return [];
    const changed = { origin: "person", state: "unverified" } as const;
    return [{ ...item, place: next, ...(next.quote !== place.quote && changed) }];
  });
}

type RangePlace = Extract<Place, { start: number }>;

function isRange(place: Place): place is RangePlace {
  return "start" in place;
}

function markdownOf(content: unknown): string | null {
  return isRecord(content) && typeof content.markdown === "string" ? content.markdown : null;
}

function questionIdsOf(content: unknown): Set<string> {
  const questions = isRecord(content) && Array.isArray(content.questions) ? content.questions : [];
  return new Set(questions.filter(isRecord).map((question) => String(question.id)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
