import { Check, X } from "lucide-react";
import type { QuestionResult } from "#lib/kinds/quiz/score";
import { fill } from "./fill.ts";
import type { PlayerWords } from "./player-words.ts";

type Props = { results: (QuestionResult | null)[]; current: number; words: PlayerWords };

export function Progress({ results, current, words }: Props) {
  return (
    <ol
      className="player-progress"
      aria-label={words.progress}
      style={{ gridTemplateColumns: `repeat(${Math.min(results.length, 20)}, 1fr)` }}
    >
      {results.map((result, index) => {
        const said = result === null ? words.open : result.correct ? words.right : words.wrong;
        const look = result === null ? undefined : result.correct ? "is-right" : "is-wrong";
        const Sign = result?.correct ? Check : X;
        return (
          <li key={index} className={look} aria-current={index === current ? "step" : undefined}>
            <span className="visually-hidden">{fill(said, { number: index + 1 })}</span>
            {result && <Sign className="icon icon-small" aria-hidden />}
          </li>
        );
      })}
    </ol>
  );
}
