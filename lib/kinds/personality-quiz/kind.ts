/** The personality quiz as a kind of content. */
import type { Kind } from "../kind.ts";
import { BANK_LANGUAGE } from "./bank.ts";
import { lint } from "./lint.ts";
import { toMarkdown } from "./markdown.ts";
import {
  personalityBriefSchema,
  personalityContentSchema,
  type PersonalityBrief,
  type PersonalityContent,
} from "./schema.ts";

export const personalityQuizKind: Kind<PersonalityBrief, PersonalityContent> = {
  briefSchema: personalityBriefSchema,
  contentSchema: personalityContentSchema,
  ownLanguage: BANK_LANGUAGE,
  sources: "none",
  emptyContent: (title) => ({ title, outcomes: [], questions: [] }),
  titleOf: (content) => content.title,
  lint,
  toMarkdown,
};
