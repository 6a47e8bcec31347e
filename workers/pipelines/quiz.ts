/**
 * Knowledge quizzes: clean the source, look for answers first, word questions by rule, drop what has a hard fault or
 * stays under the gate. No model is needed. Fewer questions rather than bad ones: what is missing is said.
 */
import type { Finding } from "#lib/kinds/evidence";
import { questionToMarkdown } from "#lib/kinds/quiz/markdown";
import { QUIZ_LIMITS, type QuizBrief, type QuizContent } from "#lib/kinds/quiz/schema";
import type { Pipeline, PipelineContext, PipelineSource } from "./pipeline.ts";
import { PipelineError } from "./pipeline-error.ts";
import { buildQuestions } from "./quiz/build.ts";
import { readDocument } from "./quiz/document.ts";
import { planQuestions, usedBy, type Plan } from "./quiz/plan.ts";
import { escapeRegExp } from "./quiz/patterns.ts";
import { searchDocuments, type Search } from "./quiz/search.ts";
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
  sayWhatIsMissing(brief, plan, search, context);
  const findings =
    questions.length < brief.questions
      ? offerWeak([...search.accepted, ...search.weak], plan.questions.flatMap(usedBy), { level, seed })
      : [];
  return {
    content,
    evidence: questions.flatMap((question) => question.evidence ?? []),
    findings: findings satisfies Finding[],
    usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 },
    notes: [
      "Built by extraction: questions, answers and wrong options come from the sources by rule, without a model.",
    ],
  };
};

const isEnglish = (language: string): boolean => /^en(?:$|[-_])/i.test(language);

/** The English sources. Throws `language-unsupported` where there is none, or the quiz is wanted in another language. */
function readableSources({ sources, language, emit }: PipelineContext): PipelineSource[] {
  const readable = sources.filter((source) => isEnglish(source.language));
  emit.step({ name: "read", done: readable.length, of: sources.length });
  if (!isEnglish(language) || (readable.length === 0 && sources.length > 0))
    throw new PipelineError(
      "language-unsupported",
      "Quizzes are written by English rules: they need an English draft with English sources. Translate the source first, or the finished quiz afterwards.",
    );
  for (const source of sources)
    if (!readable.includes(source))
      emit.problem({ code: "source-skipped", message: `“${source.title}” is not in English and was left out.` });
  return readable;
}

function cleanAll(sources: readonly PipelineSource[], { signal, emit }: PipelineContext): QuizDocument[] {
  return sources.map((source, index) => {
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

function sayWhatIsMissing(brief: QuizBrief, plan: Plan, search: Search, { emit }: PipelineContext): void {
  const made = plan.questions.length;
  if (made < brief.questions) {
    const spare = search.accepted.length - plan.questions.flatMap(usedBy).length;
    if (spare > 0)
      search.tally.set("left out for variety: two from a paragraph, one from a sentence, few of a sort", spare);
    const reasons = [...search.tally].sort((one, other) => other[1] - one[1]).slice(0, 4);
    const why = reasons.map(([reason, times]) => `${reason} (${times})`).join("; ");
    const asked = brief.questions === 1 ? "1 question was" : `${brief.questions} questions were`;
    const message = `${asked} asked for, ${made} ${made === 1 ? "is" : "are"} sound.`;
    emit.problem({
      code: "fewer-than-asked",
      message: why
        ? `${message} Most frequent reasons: ${why}.`
        : `${message} The sources hold no sentence to ask about.`,
    });
  }
  for (const type of plan.missing)
    emit.problem({
      code: "type-missing",
      message: `The sources give no material for a question of the type “${type}”.`,
    });
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
