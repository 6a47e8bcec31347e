import { personalityContentSchema } from "#lib/kinds/personality-quiz/schema";
import { ClientWords } from "../client-words.tsx";
import type { ReadingProps } from "../kind-screens.ts";
import { PersonalityCards } from "./personality-cards.tsx";

/** A personality quiz as its reviewer reads it: chances, outcomes and questions, with findings beside them. */
export function PersonalityReading({ content, findings, language }: ReadingProps) {
  return (
    <ClientWords>
      <PersonalityCards content={personalityContentSchema.parse(content)} findings={findings} language={language} />
    </ClientWords>
  );
}
