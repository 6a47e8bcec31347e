/** The English bank in the language of the draft, by the deployed translation models, one text at a time. */
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { traitText } from "#lib/kinds/personality-quiz/blurb";
import { PipelineError } from "../pipeline-error.ts";
import type { PipelineContext } from "../pipeline.ts";
import { languageName } from "../sources/language-names.ts";

const TEXTS_PER_CALL = 16;

/** Throws `language-unsupported` without a translator. Titles and descriptions of the brief stay as they are. */
export async function translateQuiz(
  content: PersonalityContent,
  notes: string[],
  context: PipelineContext,
): Promise<PersonalityContent> {
  const { translators, language, emit } = context;
  if (translators.length === 0)
    throw new PipelineError(
      "language-unsupported",
      `The bank of scenarios is in English, and no model translates it to ${languageName(language)}. Install one, or order the quiz in English.`,
    );
  const texts = textsOf(content);
  const translated = new Map<string, string>();
  for (let at = 0; at < texts.length; at += TEXTS_PER_CALL) {
    emit.step({ name: "translate", done: at, of: texts.length });
    const batch = texts.slice(at, at + TEXTS_PER_CALL);
    for (const [index, text] of (await translate(batch, context)).entries())
      translated.set(batch[index] ?? "", text.replace(/\s+/g, " ").trim());
  }
  emit.step({ name: "translate", done: texts.length, of: texts.length });
  const missing = texts.filter((text) => !translated.get(text));
  if (missing.length > 0)
    emit.problem({
      code: "not-translated",
      message: `${missing.length} texts stayed in English: the model gave nothing for them.`,
    });
  notes.push(`Translated from English with ${translators.map(({ version }) => version.name).join(" and ")}.`);
  return withTexts(content, (text) => translated.get(text) || text);
}

async function translate(texts: string[], { translators, signal }: PipelineContext): Promise<string[]> {
  let segments = texts;
  for (const translator of translators) {
    signal.throwIfAborted();
    segments = (await translator.translate({ segments, html: false, signal, onSegment: () => {} })).segments;
  }
  return segments;
}

function textsOf({ outcomes, questions }: PersonalityContent): string[] {
  const all = [
    ...outcomes.map(({ traits }) => traitText(traits ?? [])),
    ...questions.flatMap(({ stem, options }) => [stem, ...options.map(({ text }) => text)]),
  ];
  return [...new Set(all)].filter(Boolean);
}

/** A description of the brief stands before the sentences of the bank, which alone are exchanged. */
function withTexts(content: PersonalityContent, to: (text: string) => string): PersonalityContent {
  return {
    ...content,
    outcomes: content.outcomes.map((outcome) => {
      const bank = traitText(outcome.traits ?? []);
      return { ...outcome, text: outcome.text.replace(bank, () => to(bank)) };
    }),
    questions: content.questions.map((question) => ({
      ...question,
      stem: to(question.stem),
      options: question.options.map((option) => ({ ...option, text: to(option.text) })),
    })),
  };
}
