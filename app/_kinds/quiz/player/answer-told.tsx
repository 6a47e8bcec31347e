import { CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { QuizResponse } from "#lib/kinds/quiz/response";
import type { QuizOption, QuizQuestion } from "#lib/kinds/quiz/schema";
import { normaliseAnswer } from "#lib/kinds/quiz/score";
import { classNames } from "../../../_components/class-names.ts";
import { letterOf } from "./play.ts";
import type { WordsSet } from "../../questions/words-set.ts";

type ToldProps = { question: QuizQuestion; response: QuizResponse; language: WordsSet };
type Line = { sign: string; text: string; mark: "key" | "wrong" | null; word: string | null; below: string | null };

/** What the reader answered beside what is right. */
export function AnswerTold({ question, response, language }: ToldProps) {
  const lines = useLines(question, response);
  return (
    <ol className="answer-list">
      {lines.map(({ sign, text, mark, word, below }, index) => (
        <li key={index} className={classNames("answer", mark && `is-${mark}`)}>
          <div className="answer-row">
            <span className="letter" aria-hidden="true">
              {sign}
            </span>
            <span className="option-text" {...language}>
              {text}
            </span>
            {word && <AnswerWord mark={mark}>{word}</AnswerWord>}
          </div>
          {below && (
            <p className="feedback" {...language}>
              {below}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function AnswerWord({ mark, children }: { mark: Line["mark"]; children: ReactNode }) {
  const Sign = mark === "wrong" ? X : CircleCheck;
  return (
    <span className="answer-word">
      <Sign className="icon" aria-hidden />
      {children}
    </span>
  );
}

function useLines(question: QuizQuestion, response: QuizResponse): Line[] {
  const t = useTranslations("quiz.player");
  const options = question.options ?? [];
  if ("text" in response) return wordLines(question, response.text, t);
  if ("pairs" in response) return options.map((option) => pairLine(option, options, response.pairs, t));
  if (question.type === "ordering") return options.map((option, at) => stepLine(option, at, response.optionIds, t));
  return options.map((option, index) => choiceLine(question, option, index, response.optionIds.includes(option.id), t));
}

type Words = ReturnType<typeof useTranslations<"quiz.player">>;

function choiceLine(question: QuizQuestion, option: QuizOption, index: number, chosen: boolean, t: Words): Line {
  const mark = option.correct ? "key" : chosen ? "wrong" : null;
  const word = option.correct ? t(chosen ? "yourRight" : "rightAnswer") : chosen ? t("yourAnswer") : null;
  const below = chosen ? (option.feedback ?? null) : null;
  return { sign: letterOf(question, index), text: option.text, mark, word, below };
}

function wordLines(question: QuizQuestion, text: string, t: Words): Line[] {
  const answers = question.answers ?? [];
  const right = answers.some((answer) => normaliseAnswer(answer) === normaliseAnswer(text) && text.trim() !== "");
  const given: Line = {
    sign: right ? "✓" : "×",
    text: text.trim(),
    mark: right ? "key" : "wrong",
    word: t(right ? "yourRight" : "yourAnswer"),
    below: null,
  };
  const key: Line = {
    sign: "✓",
    text: answers[0] ?? "",
    mark: "key",
    word: t("rightAnswer"),
    below: answers.length > 1 ? t("alsoRight", { answers: answers.slice(1).join(", ") }) : null,
  };
  return [...(text.trim() ? [given] : []), ...(right ? [] : [key])];
}

function pairLine(option: QuizOption, options: QuizOption[], pairs: Record<string, string>, t: Words): Line {
  const chosen = options.find(({ id }) => id === pairs[option.id])?.match;
  const right = chosen !== undefined && normaliseAnswer(chosen) === normaliseAnswer(option.match ?? "");
  return {
    sign: right ? "✓" : "×",
    text: `${option.text} – ${option.match ?? ""}`,
    mark: right ? "key" : "wrong",
    word: right ? t("yourRight") : t("rightPair"),
    below: right || chosen === undefined ? null : t("youChose", { text: chosen }),
  };
}

function stepLine(option: QuizOption, at: number, order: string[], t: Words): Line {
  const placed = order.indexOf(option.id);
  const right = placed === at;
  const word = right ? t("rightPlace") : placed < 0 ? null : t("youPut", { number: placed + 1 });
  return {
    sign: String(at + 1),
    text: option.text,
    mark: right ? "key" : placed < 0 ? null : "wrong",
    word,
    below: null,
  };
}
