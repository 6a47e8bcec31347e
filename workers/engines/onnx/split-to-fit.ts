import { sentencesIn } from "#lib/text/sentences";
import { EngineError } from "../engine.ts";

/** The text, or its sentences where it is longer than the model takes. Throws `prompt-too-long` for one such sentence. */
export function splitToFit(
  text: string,
  language: string,
  model: { longest: number; countTokens: (text: string) => number },
): string[] {
  if (model.countTokens(text) <= model.longest) return [text];
  const sentences = sentencesIn(text, { start: 0, end: text.length }, language).map((sentence) => sentence.text);
  const tooLong = sentences.length < 2 || sentences.some((sentence) => model.countTokens(sentence) > model.longest);
  if (tooLong)
    throw new EngineError(
      "prompt-too-long",
      `A sentence is longer than the ${model.longest} tokens that this model takes at a time. Split it.`,
    );
  return sentences;
}
