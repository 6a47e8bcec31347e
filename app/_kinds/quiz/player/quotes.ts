import type { Evidence } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";

export type Quote = { words: string; source: string | null };

/** The passages that each question rests on, by its id. `titles`: of the sources that may be named. */
export function quotesOf(
  content: QuizContent,
  evidence: Evidence[],
  titles: ReadonlyMap<string, string>,
): Record<string, Quote[]> {
  return Object.fromEntries(
    content.questions.map((question) => {
      const about = [...evidence.filter(({ place }) => "questionId" in place && place.questionId === question.id)];
      const all = [...about, ...(question.evidence ?? [])].filter(({ state, quote }) => state === "supported" && quote);
      const quotes = all.map(({ quote, sourceId }) => ({
        words: quote.replace(/\s+/g, " ").trim(),
        source: (sourceId && titles.get(sourceId)) ?? null,
      }));
      return [
        question.id,
        quotes.filter(({ words }, index) => quotes.findIndex((one) => one.words === words) === index),
      ];
    }),
  );
}
