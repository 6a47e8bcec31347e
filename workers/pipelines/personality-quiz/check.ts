/** Checks that every proposal of a model has to pass, whatever it is for. */
import { detectLanguage, isSameLanguage } from "#lib/text/language";
import { dot } from "#lib/text/similarity";
import { overlapOf, repetitionOf } from "#lib/text/words";
import { EngineError } from "../../engines/engine.ts";
import type { PipelineContext } from "../pipeline.ts";

/** A proposal whose words are others' by so much is none. */
const TWIN = 0.5;
const LOOP = 0.15;

/** What models say about themselves or the task, numbers and marks that no plain sentence has. */
const STRANGE =
  /\d|https?:|[*_#<>[\]{}|\\]|\b(?:quiz|question|answer|option|outcome|result|personality|trait|as an ai|i am an?|sure|here is)\b/i;

/** Why the words may not stand in a quiz at all, or say too much of what stands beside them; null where they may. */
export function faultOfWords(
  text: string,
  beside: readonly string[],
  mayUse: (text: string) => boolean,
): string | null {
  if (text === "") return "empty";
  const detected = text.length > 60 ? detectLanguage(text) : null;
  if (STRANGE.test(text)) return "strange";
  if (repetitionOf(text, 2) > LOOP) return "repeating";
  if (!mayUse(text)) return "forbidden";
  if (detected !== null && !isSameLanguage(detected, "en")) return "other-language";
  return beside.every((other) => overlapOf(text, other) <= TWIN) ? null : "copied";
}

/**
 * "meaning" unless the text is nearest to the first of these meanings, and near to it. Without an embedding model it
 * cannot be told: drafts then take no proposals at all, and a self-test of the writer goes by the words. Throws when
 * the embedding model gives vectors that do not fit.
 */
export async function faultOfMeaning(
  text: string,
  meanings: readonly string[],
  least: number,
  { embedder, signal }: Pick<PipelineContext, "embedder" | "signal">,
): Promise<"meaning" | null> {
  if (!embedder) return null;
  const [own, ...others] = await embedder.embed({ texts: [text, ...meanings], signal });
  if (!own || others.length !== meanings.length || others.some(({ length }) => length !== own.length))
    throw new EngineError("invalid-output", "The embedding model gave vectors that do not fit the texts.");
  const near = others.map((other) => dot(own, other));
  const [first = 0, ...rest] = near;
  return first >= least && rest.every((other) => first > other) ? null : "meaning";
}
