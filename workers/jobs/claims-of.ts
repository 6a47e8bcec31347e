import type { RevisionToCheck } from "#lib/drafts/checks/queries";
import { kindOf } from "#lib/kinds/registry";
import { readProse } from "#lib/text/markdown/prose";
import { collapse } from "#lib/text/sentences";

/** A claim of a revision with what its source says; `index`: its place in the list of evidence. */
export type Claim = { index: number; premise: string; claim: string };

/** Claims that are as the source says it cannot say something else, and a translation is in another language than what it rests on. */
export function claimsOf({ kind, evidence }: Pick<RevisionToCheck, "kind" | "evidence">): Claim[] {
  if (kindOf(kind).sources === "document") return [];
  return evidence.flatMap(({ place, quote, state }, index) => {
    if (!("start" in place)) return [];
    const [premise, claim] = [collapse(quote), collapse(readProse(place.quote).text)];
    if (premise === "" || claim === "" || (premise === claim && state === "supported")) return [];
    return [{ index, premise, claim }];
  });
}
