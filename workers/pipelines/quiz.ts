/**
 * Knowledge quizzes: clean the source, look for answers first, word questions by rule, drop what has a hard fault or
 * stays under the gate. No model is needed. Fewer questions rather than bad ones: what is missing is said.
 */
import { questionToMarkdown } from "#lib/kinds/quiz/markdown";
import { QUIZ_LIMITS, type QuizBrief, type QuizContent } from "#lib/kinds/quiz/schema";
import { detectLanguage, isSameLanguage } from "#lib/text/language";
import { baseLanguage } from "#lib/text/sentences";
import type { Pipeline, PipelineContext, PipelineSource } from "./pipeline.ts";
import { PipelineError } from "./pipeline-error.ts";
import { buildQuestions } from "./quiz/build.ts";
import { readDocument } from "./quiz/document.ts";
import { planQuestions, usedBy } from "./quiz/plan.ts";
import { escapeRegExp } from "./quiz/patterns.ts";
import { searchDocuments } from "./quiz/search.ts";
import { sayWhatIsMissing } from "./quiz/missing.ts";
import type { QuizDocument } from "./quiz/types.ts";
import { offerWeak } from "./quiz/weak.ts";

export const writeQuiz: Pipeline<QuizBrief, QuizContent> = async (brief, context) => {
  const { signal, emit, embedder } = context;
  const level = brief.level ?? "medium";
  const seed = String(context.seed);

  const sources = readableSources(context);
  const documents = cleanAll(sources, context);
  const search = await searchDocuments(documents, {
    level,
    forbidden: anyOf(context.forbiddenWords),
    embedder,
    signal,
    onProgress: (done, of) => emit.step({ name: "ask", done, of }),
  });
  signal.throwIfAborted();
  emit.step({ name: "check", done: 0, of: search.accepted.length });
  const plan = planQuestions(search.accepted, brief);
  emit.step({ name: "check", done: search.accepted.length, of: search.accepted.length });

  const questions = buildQuestions(plan.questions, { level, seed, idPrefix: "q" });
  const content: QuizContent = { title: titleOf(sources), questions };
  emitQuestions(content, context);
  sayWhatIsMissing(brief, plan, search, emit);
  const findings =
    questions.length < brief.questions
      ? offerWeak([...search.accepted, ...search.weak], plan.questions.flatMap(usedBy), { level, seed })
      : [];
  return {
    content,
    evidence: questions.flatMap((question) => question.evidence ?? []),
    findings,
    usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
    notes: [
      "Built by extraction: questions, answers and wrong options come from the sources by rule, without a model.",
    ],
  };
};

/** Throws `no-sources`, or `language-unsupported` where none is English or the quiz is wanted in another language. */
function readableSources({ sources, language, emit }: PipelineContext): PipelineSource[] {
  if (sources.length === 0) throw new PipelineError("no-sources", "A quiz needs a source to ask about. Choose one.");
  const readable = sources.filter((source) => isEnglish(source.language, source.text));
  emit.step({ name: "read", done: readable.length, of: sources.length });
  if (!isEnglish(language, "") || readable.length === 0)
    throw new PipelineError(
      "language-unsupported",
      "Quizzes are written by English rules: they need an English draft with English sources. Translate the source first, or the finished quiz afterwards.",
    );
  for (const source of sources)
    if (!readable.includes(source))
      emit.problem({ code: "source-skipped", message: `“${source.title}” is not in English and was left out.` });
  return readable;
}

/** A language that nobody could tell is read as English: the rules find nothing in any other. */
function isEnglish(language: string, text: string): boolean {
  const known = baseLanguage(language) === "und" ? detectLanguage(text) : language;
  return known === null || isSameLanguage(known, "en");
}

/** Throws `nothing-usable` where no source holds a sentence. */
function cleanAll(sources: readonly PipelineSource[], { signal, emit }: PipelineContext): QuizDocument[] {
  const documents = sources.map((source, index) => {
    signal.throwIfAborted();
    const document = readDocument(source);
    if (document.skippedSentences > 0)
      emit.problem({
        code: "source-sampled",
        message: `“${source.title}” is very long: ${document.skippedSentences} of its sentences, spread over the text, were not asked about.`,
      });
    emit.step({ name: "clean", done: index + 1, of: sources.length });
    return document;
  });
  if (documents.every((document) => document.sentences.length === 0))
    throw new PipelineError(
      "nothing-usable",
      "The sources hold no running text: only headings, lists or page furniture. Choose a source with whole sentences.",
    );
  return documents;
}

function emitQuestions(content: QuizContent, { emit, signal }: PipelineContext): void {
  const of = content.questions.length;
  if (of > 0) emit.text(`# ${content.title}\n\n`);
  for (const [index, question] of content.questions.entries()) {
    signal.throwIfAborted();
    emit.text(`${questionToMarkdown(question, index + 1)}\n\n`);
    emit.step({ name: "arrange", done: index + 1, of });
  }
}

/** Matches any of the words as a whole word; null for none. */
function anyOf(words: readonly string[]): RegExp | null {
  const alternatives = words
    .map((word) => word.trim())
    .filter(Boolean)
    .map(escapeRegExp);
  return alternatives.length > 0
    ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "iu")
    : null;
}

function titleOf(sources: readonly PipelineSource[]): string {
  const titles = sources.map((source) => source.title.trim()).filter(Boolean);
  const title = titles.length > 0 ? `Quiz: ${titles.join(", ")}` : "Quiz";
  return title.length > QUIZ_LIMITS.title ? `${title.slice(0, QUIZ_LIMITS.title - 1).trimEnd()}…` : title;
}
