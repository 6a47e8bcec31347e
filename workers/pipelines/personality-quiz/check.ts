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

/** Whether the words may stand in a quiz at all, and differ from those that stand beside them. */
export function isSound(text: string, beside: readonly string[], mayUse: (text: string) => boolean): boolean {
  const detected = text.length > 60 ? detectLanguage(text) : null;
  return (
    text !== "" &&
    !STRANGE.test(text) &&
    repetitionOf(text, 2) <= LOOP &&
    mayUse(text) &&
    (detected === null || isSameLanguage(detected, "en")) &&
    beside.every((other) => overlapOf(text, other) <= TWIN)
  );
}

/**
 * Whether the text is nearest to the first of these meanings, and near to it. Throws when the embedding model gives
 * vectors that do not fit.
 */
export async function meansFirst(
  text: string,
  meanings: readonly string[],
  least: number,
  { embedder, signal }: Pick<PipelineContext, "embedder" | "signal">,
): Promise<boolean> {
  if (!embedder) return false;
  const [own, ...others] = await embedder.embed({ texts: [text, ...meanings], signal });
  if (!own || others.length !== meanings.length || others.some(({ length }) => length !== own.length))
    throw new EngineError("invalid-output", "The embedding model gave vectors that do not fit the texts.");
  const near = others.map((other) => dot(own, other));
  const [first = 0, ...rest] = near;
  return first >= least && rest.every((other) => first > other);
}
