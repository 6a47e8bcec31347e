import type { AnswerProps } from "./answers.tsx";
import { AnsweredOption, letterOf } from "./answered-option.tsx";

/** One press answers. */
export function ChooseOne({ question, response, onAnswer, words }: AnswerProps) {
  const options = question.options ?? [];
  const chosen = response && "optionIds" in response ? response.optionIds : [];
  if (response)
    return (
      <ol className="answer-list">
        {options.map((option, index) => (
          <AnsweredOption
            key={option.id}
            option={option}
            letter={letterOf(index)}
            chosen={chosen.includes(option.id)}
            words={words}
          />
        ))}
      </ol>
    );
  return (
    <ol className="answer-list">
      {options.map((option, index) => (
        <li key={option.id}>
          <button type="button" className="answer answer-press" onClick={() => onAnswer({ optionIds: [option.id] })}>
            <span className="answer-row">
              <span className="letter" aria-hidden="true">
                {letterOf(index)}
              </span>
              <span className="option-text">{option.text}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
