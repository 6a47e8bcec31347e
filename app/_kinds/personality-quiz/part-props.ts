import type { Finding } from "#lib/kinds/evidence";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import type { PersonalityActs } from "./use-personality-acts.ts";

/** What every part of the editor gets. */
export type PartProps = {
  content: PersonalityContent;
  findings: Finding[];
  editable: boolean;
  /** Language and direction of the quiz's own words. */
  set: { lang: string; dir: "ltr" | "rtl" };
  acts: PersonalityActs;
};
