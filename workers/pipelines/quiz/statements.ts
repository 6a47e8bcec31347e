/** Questions with several right answers: which of four statements agree with the source. */
import type { QuizQuestion } from "#lib/kinds/quiz/schema";
import { hashText, shuffle } from "#lib/kinds/quiz/shuffle";
import { evidenceOf } from "./evidence.ts";
import { statementOf } from "./questions.ts";
import type { Candidate } from "./types.ts";
import { countWords } from "#lib/text/words";

export const STATEMENTS_PER_QUESTION = 4;
const LONGEST_STATEMENT_WORDS = 22;

export const fitsAsStatement = ({ stem, form }: Candidate): boolean =>
  form !== "role" && countWords(stem) <= LONGEST_STATEMENT_WORDS;

/** A wrong option that no other statement speaks of: two statements must not contradict each other. */
function wrongFor(candidate: Candidate, all: readonly Candidate[]): string {
  const others = all.filter((other) => other !== candidate).map((other) => other.stem);
  return (
    candidate.wrong.find((option) => !others.some((stem) => stem.includes(option))) ?? (candidate.wrong[0] as string)
  );
}

/** Two or three of the statements are true; in the others the key is replaced by a wrong option. */
export function statementsQuestion(candidates: readonly Candidate[], id: string, seed: string): QuizQuestion {
  const right = 2 + (hashText(`${seed}/${id}`) % 2);
  const order = shuffle([...candidates.keys()], `${seed}/${id}`);
  const options = candidates.map((candidate, index) => {
    const correct = order.indexOf(index) < right;
    const wrong = correct ? null : wrongFor(candidate, candidates);
    const optionId = `s${index + 1}`;
    const verdict = wrong === null ? "The source says so." : `The source gives ${candidate.key.text}, not ${wrong}.`;
    return { id: optionId, text: statementOf(candidate, wrong), correct, feedback: verdict };
  });
  return {
    id,
    type: "multiple",
    stem: "Which of these statements agree with the source?",
    options,
    explanation: candidates.map(({ stem }) => stem).join(" "),
    evidence: candidates.flatMap((candidate, index) =>
      evidenceOf(candidate, { questionId: id, optionId: `s${index + 1}` }),
    ),
  };
}
