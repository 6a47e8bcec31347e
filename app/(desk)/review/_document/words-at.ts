import { z } from "zod";
import type { Place } from "#lib/kinds/evidence";

const SHOWN = 80;
/** What kinds of questions have in common. */
const questioned = z.object({ questions: z.array(z.object({ id: z.string(), stem: z.string() })) });

/** The words or the question that a finding speaks of, shortened; null for one about the whole. */
export function wordsAt(place: Place, content: unknown): string | null {
  if ("quote" in place) return place.quote ? shorten(place.quote) : null;
  if (!("questionId" in place)) return null;
  const questions = questioned.safeParse(content).data?.questions ?? [];
  const question = questions.find(({ id }) => id === place.questionId);
  return question ? shorten(question.stem) : null;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN).replace(/\s+\S*$/, "")}…` : line;
}
