/** A personality quiz as readable Markdown: the questions, and behind them what each answer counts for and the outcomes. */
import { plainWords } from "#lib/text/markdown/plain-words";
import type { PersonalityContent, PersonalityQuestion } from "./schema.ts";

export function toMarkdown(content: PersonalityContent): string {
  const { title, introduction, outcomes, questions } = content;
  const blocks = [`# ${plainWords(title)}`];
  if (introduction?.trim())
    blocks.push(
      ...introduction
        .trim()
        .split(/\n\s*\n/)
        .map(plainWords),
    );
  blocks.push(...questions.map((question, index) => questionToMarkdown(question, index + 1)));
  if (outcomes.length > 0) blocks.push("## Outcomes");
  for (const outcome of outcomes) {
    blocks.push(`### ${plainWords(outcome.title) || "–"}`);
    if (outcome.text.trim()) blocks.push(plainWords(outcome.text));
  }
  if (questions.length > 0 && outcomes.length > 0)
    blocks.push("## Points", ...questions.map((question, index) => pointsToMarkdown(question, index + 1, content)));
  return `${blocks.join("\n\n")}\n`;
}

/** One question with its options; `number` is counted from 1. */
export function questionToMarkdown(question: PersonalityQuestion, number: number): string {
  const lines = [`${number}. ${plainWords(question.stem)}`];
  const indent = " ".repeat(`${number}. `.length);
  const options = question.options.map((option, index) => `${indent}- ${letterAt(index)}. ${plainWords(option.text)}`);
  if (options.length > 0) lines.push("", ...options);
  return lines.join("\n");
}

/** A to Z by place. */
export const letterAt = (index: number): string => String.fromCharCode(65 + index);

function pointsToMarkdown(question: PersonalityQuestion, number: number, { outcomes }: PersonalityContent): string {
  const options = question.options.map(({ weights }, index) => {
    const points = outcomes.flatMap(({ id, title }) => (weights[id] ? [`${plainWords(title)} ${weights[id]}`] : []));
    return `${letterAt(index)}: ${points.join(", ") || "–"}`;
  });
  return `${number}. ${options.join("; ")}`;
}
