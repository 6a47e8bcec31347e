import type { Finding } from "#lib/kinds/evidence";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { WordsSet } from "../questions/words-set.ts";
import type { PersonalityActs } from "./use-personality-acts.ts";

/** What every part of the editor gets. */
export type PartProps = {
  content: PersonalityContent;
  findings: Finding[];
  editable: boolean;
  set: WordsSet;
  acts: PersonalityActs;
};
