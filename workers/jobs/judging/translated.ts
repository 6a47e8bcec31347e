/**
 * How a translation is compared with its original by meaning. A model that knows both languages is asked about both
 * as they are. One that knows only the original's is asked about the translation as it reads when it is translated
 * back. There is no third way: a model of the target's language alone would judge the original by another run of the
 * same translation, which agrees with itself.
 */
import type { RevisionToCheck } from "#lib/drafts/checks/queries";
import { knowsLanguage } from "#lib/models/languages";
import { readProse } from "#lib/text/markdown/prose";
import { collapse } from "#lib/text/sentences";
import type { Claim } from "./claims.ts";

export type Segment = { index: number; original: string; translated: string };

/** Null: not with this model. `languages`: those that it knows, none where that is not said of it. */
export function wayOf(languages: readonly string[], from: string, to: string): "direct" | "round" | null {
  const knows = (language: string) => languages.length === 0 || knowsLanguage(languages, language);
  if (!knows(from)) return null;
  return knows(to) ? "direct" : "round";
}

/** As words without marks. Segments that stand in the original's own words are none. */
export function segmentsOf({ evidence }: Pick<RevisionToCheck, "evidence">): Segment[] {
  return evidence.flatMap(({ place, quote }, index) => {
    if (!("start" in place)) return [];
    const [original, translated] = [quote, place.quote].map((markdown) => collapse(readProse(markdown).text));
    if (!original || !translated || original === translated) return [];
    return [{ index, original, translated }];
  });
}

/** Each has to follow from the other: what is left out follows, and what is added does not. */
export function claimsOfSegments(segments: readonly Segment[], readable: readonly string[]): Claim[] {
  return segments.flatMap(({ index, original }, at) => {
    const other = collapse(readable[at] ?? "");
    if (other === "") return [];
    const pairs = [
      { premise: original, claim: other, holds: true },
      { premise: other, claim: original, holds: true },
    ];
    return [{ index, pairs }];
  });
}
