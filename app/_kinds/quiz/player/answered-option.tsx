import { CircleCheck, X } from "lucide-react";
import type { QuizOption } from "#lib/kinds/quiz/schema";
import { classNames } from "../../../_components/class-names.ts";
import type { PlayerWords } from "./player-words.ts";

type Props = { option: QuizOption; letter: string; chosen: boolean; words: PlayerWords };

/** An option after the answer: the key, what was chosen, and why it is wrong. */
export function AnsweredOption({ option, letter, chosen, words }: Props) {
  const wrong = chosen && !option.correct;
  return (
    <li className={classNames("answer", option.correct && "is-key", wrong && "is-wrong")}>
      <div className="answer-row">
        <span className="letter" aria-hidden="true">
          {letter}
        </span>
        <span className="option-text">{option.text}</span>
        {(chosen || option.correct) && (
          <span className="answer-word">
            {option.correct ? <CircleCheck className="icon" aria-hidden /> : <X className="icon" aria-hidden />}
            {option.correct ? words.rightAnswer : words.yourAnswer}
          </span>
        )}
      </div>
      {chosen && option.feedback && <p className="feedback">{option.feedback}</p>}
    </li>
  );
}

export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
