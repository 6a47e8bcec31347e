import { quizContentSchema } from "#lib/kinds/quiz/schema";
import { ClientWords } from "../client-words.tsx";
import type { ReadingProps } from "../kind-screens.ts";
import { QuizCards } from "./quiz-cards.tsx";

/** A quiz as its reviewer reads it: the cards of the editor, with findings and passages beside them. */
export function QuizReading({ content, evidence, findings, sources, language }: ReadingProps) {
  return (
    <ClientWords>
      <QuizCards
        quiz={quizContentSchema.parse(content)}
        evidence={evidence}
        findings={findings}
        sources={sources}
        language={language}
      />
    </ClientWords>
  );
}
