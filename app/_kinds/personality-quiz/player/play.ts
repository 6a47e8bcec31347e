/** One reader's way through a personality quiz, as a state that grows by acts. */
import { chooseQuestions } from "#lib/kinds/personality-quiz/ask";
import type { Domain } from "#lib/kinds/personality-quiz/domains";
import type { Chosen } from "#lib/kinds/personality-quiz/score";
import type { PersonalityContent, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";

export type Manner = "one" | "all";

export type Play = {
  stage: "start" | "questions" | "result";
  liked: Domain[];
  manner: Manner;
  /** Place among the questions that are asked. */
  at: number;
  chosen: Chosen;
};

export type PlayAct =
  | { type: "like"; domain: Domain; most: number }
  | { type: "manner"; manner: Manner }
  | { type: "start" }
  | { type: "choose"; questionId: string; optionId: string }
  | { type: "back" }
  | { type: "next"; count: number }
  | { type: "finish" }
  | { type: "again" };

export const firstPlay: Play = { stage: "start", liked: [], manner: "one", at: 0, chosen: {} };

export function step(play: Play, act: PlayAct): Play {
  switch (act.type) {
    case "like": {
      const without = play.liked.filter((domain) => domain !== act.domain);
      if (without.length < play.liked.length) return { ...play, liked: without };
      return play.liked.length >= act.most ? play : { ...play, liked: [...play.liked, act.domain] };
    }
    case "manner":
      return { ...play, manner: act.manner };
    case "start":
      return { ...play, stage: "questions", at: 0 };
    case "choose":
      return { ...play, chosen: { ...play.chosen, [act.questionId]: act.optionId } };
    case "back":
      return play.at === 0 || play.manner === "all" ? { ...play, stage: "start" } : { ...play, at: play.at - 1 };
    case "next":
      return play.at + 1 < act.count ? { ...play, at: play.at + 1 } : { ...play, stage: "result" };
    case "finish":
      return { ...play, stage: "result" };
    case "again":
      return { ...firstPlay, liked: play.liked, manner: play.manner };
  }
}

/** Those that this reader is asked, without questions that nobody could answer. */
export function askedOf(content: PersonalityContent, { liked }: Pick<Play, "liked">): PersonalityQuestion[] {
  return chooseQuestions({ ...content, questions: content.questions.filter(isAnswerable) }, liked);
}

export const isAnswerable = ({ options }: PersonalityQuestion): boolean => options.length > 0;
