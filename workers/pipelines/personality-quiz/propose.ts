/** What a writing model may do to a quiz of the bank: propose the words of one outcome or one option, to be checked. */
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { forStage } from "../abilities.ts";
import type { PipelineContext } from "../pipeline.ts";
import { proposeOptions } from "./propose-options.ts";
import { proposeTexts } from "./propose-texts.ts";
import type { Proposing } from "./proposing.ts";

/** Texts first, then at most one option of each question. What does not pass its checks is dropped, and counted in the notes. */
export async function proposeWords(
  content: PersonalityContent,
  proposing: Proposing,
  context: PipelineContext,
): Promise<PersonalityContent> {
  const { writer, embedder, abilities } = context;
  if (!writer) {
    proposing.notes.push("No writing model is deployed: the outcomes' texts come from the bank, too.");
    return content;
  }
  if (!embedder || embedder.version.format === "none") {
    proposing.notes.push("No model proposed other words: without an embedding model nothing can check what they mean.");
    return content;
  }
  const texts = await proposeTexts(content, proposing, forStage(context, "write-blurb"));
  const options = await proposeOptions(texts.content, proposing, forStage(context, "write-option"));
  if (texts.tried + options.tried > 0)
    proposing.notes.push(
      `${writer.version.name} proposed words one place at a time: ${texts.taken} of ${texts.tried} texts of outcomes and ${options.taken} of ${options.tried} options passed the checks and were taken.`,
    );
  proposing.notes.push(...abilities.notesOn(["write-blurb", "write-option"]));
  return options.content;
}
