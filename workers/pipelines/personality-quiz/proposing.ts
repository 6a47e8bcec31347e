import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { Usage } from "../writing/ask-writer.ts";

export type Proposing = {
  theme: string;
  mayUse: (text: string) => boolean;
  usage: Usage;
  notes: string[];
};

export type Proposed = { content: PersonalityContent; tried: number; taken: number };
