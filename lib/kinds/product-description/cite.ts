/** Which sentence tells which fact: evidence that points at the fact's line in its sheet. */
import { placeOf, type Evidence } from "../evidence.ts";
import { readFacts } from "./facts/read.ts";
import { tellingOf } from "./facts/said.ts";
import type { ProductContent } from "./schema.ts";
import { linesOf } from "./sheet.ts";
import { statementsIn, type Statement } from "./statements.ts";

/**
 * Evidence of a text for the facts as they are now. `before`: that of the revision under it, at its new places. A
 * sentence that rested on a fact and does not say it any more is contradicted by it.
 */
export function cite(
  content: ProductContent,
  source: { id: string; text: string },
  before: readonly Evidence[],
  language: string,
): Evidence[] {
  const facts = readFacts(content.facts, language);
  const lines = linesOf(content.name, content.facts);
  return statementsIn(content.markdown, language).flatMap((statement) => {
    const earlier = before.filter((evidence) => restsHere(evidence, statement));
    return facts.flatMap((fact): Evidence[] => {
      const line = lines[fact.index];
      if (!line) return [];
      const known = earlier.find(({ quote }) => nameIn(quote) === fact.name);
      const telling = tellingOf(fact, statement.text, language);
      if (telling === "not-said" && !known) return [];
      return [
        {
          place: placeOf(content.markdown, statement.start, statement.end),
          origin: known?.origin ?? "source",
          sourceId: source.id,
          revisionId: null,
          ...line,
          quote: source.text.slice(line.start, line.end),
          state: telling === "said" ? "supported" : "contradicted",
        },
      ];
    });
  });
}

function restsHere({ place }: Evidence, statement: Statement): boolean {
  return "start" in place && place.start < statement.end && statement.start < place.end;
}

/** “Weight: 140 g” is about the weight. */
const nameIn = (quote: string): string => quote.slice(0, quote.indexOf(":"));
