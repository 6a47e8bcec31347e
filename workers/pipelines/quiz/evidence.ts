/** Evidence of a question: the very words of the source that its answer stands in. */
import type { Evidence, Place } from "#lib/kinds/evidence";
import type { Candidate, Sentence } from "./types.ts";

/** One item for the sentence, and one for the sentence before where a pronoun was resolved from it. */
export function evidenceOf({ document, sentence, context }: Candidate, place: Place): Evidence[] {
  const { source } = document;
  const toEvidence = ({ start, end }: Sentence): Evidence => ({
    place,
    origin: "source",
    sourceId: source.id,
    revisionId: null,
    start,
    end,
    quote: source.text.slice(start, end),
    state: "supported",
  });
  return [sentence, ...(context ? [context] : [])].map(toEvidence);
}
