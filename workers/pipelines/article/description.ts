/** A description for search engines: one sentence of the sources that says what the article is about. */
import { dot } from "#lib/text/similarity";
import { leansOnBefore } from "../sources/anaphora.ts";
import type { Fact } from "./facts.ts";

const LONGEST = 160;
const SHORTEST = 60;
const OPENS_SOURCE = 0.2;

export function describe(facts: readonly Fact[], topic: Float32Array, language: string): string | undefined {
  const ranked = facts
    .flatMap((fact) => {
      const [first] = fact.sentences;
      return first && !leansOnBefore(first.text, language)
        ? [{ text: first.text, score: dot(fact.vector, topic) + (first.opensSource ? OPENS_SOURCE : 0) }]
        : [];
    })
    .sort((one, other) => other.score - one.score);
  const fitting = ranked.find(({ text }) => text.length <= LONGEST && text.length >= SHORTEST);
  const text = fitting?.text ?? ranked[0]?.text;
  return text && plain(text.length <= LONGEST ? text : cut(text));
}

/** Up to a comma or a word, with an ellipsis. */
function cut(text: string): string {
  const start = text.slice(0, LONGEST - 1);
  const comma = start.lastIndexOf(", ");
  return `${start.slice(0, comma > SHORTEST ? comma : start.lastIndexOf(" ")).trimEnd()}…`;
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, "");
}
