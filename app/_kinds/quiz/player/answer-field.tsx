import { ChoiceField } from "./choice-field.tsx";
import { MatchingField } from "./matching-field.tsx";
import { OrderingField } from "./ordering-field.tsx";
import { WordsField } from "./words-field.tsx";
import type { AnswerFieldProps } from "./answer-props.ts";

/** Where the reader answers, by the type of the question. */
export function AnswerField(props: AnswerFieldProps) {
  switch (props.question.type) {
    case "short-answer":
      return <WordsField {...props} />;
    case "matching":
      return <MatchingField {...props} />;
    case "ordering":
      return <OrderingField {...props} />;
    case "single":
    case "multiple":
    case "true-false":
      return <ChoiceField {...props} />;
  }
}
