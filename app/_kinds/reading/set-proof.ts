import type { Evidence, Place } from "#lib/kinds/evidence";
import { proofOf } from "#lib/kinds/proof";
import type { KindName } from "#lib/kinds/registry";
import { footnoteTree } from "../text/footnotes.ts";

/** A revision's proof as a tree, with numerals where it rests on a source. `label`: what is said of a numeral. */
export function setProof(
  kind: KindName,
  revision: { content: unknown; evidence: Evidence[] },
  label: (number: number) => string,
) {
  const { markdown, offset } = proofOf(kind, revision.content);
  const moved = revision.evidence.map((item) => ({ ...item, place: shifted(item.place, offset) }));
  return { ...footnoteTree(markdown, moved, label), offset };
}

function shifted(place: Place, by: number): Place {
  return "start" in place ? { ...place, start: place.start + by, end: place.end + by } : place;
}
