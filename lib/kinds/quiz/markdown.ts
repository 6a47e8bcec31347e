/** A quiz as readable Markdown: the questions, and the answers at the end. */
import { plainWords } from "#lib/text/markdown/plain-words";
import { derange, shuffle } from "./shuffle.ts";
import type { QuizContent, QuizOption, QuizQuestion } from "./schema.ts";

export function toMarkdown(content: QuizContent): string {
  const { title, introduction, questions } = content;
  const blocks = [`# ${plainWords(title)}`];
  if (introduction?.trim())
    blocks.push(
      ...introduction
        .trim()
        .split(/\n\s*\n/)
        .map(plainWords),
    );
  blocks.push(...questions.map((question, index) => questionToMarkdown(question, index + 1)));
  if (questions.length > 0)
    blocks.push("## Answers", ...questions.map((question, index) => answerToMarkdown(question, index + 1)));
  return `${blocks.join("\n\n")}\n`;
}

/** One question without its answer; `number` is counted from 1. */
export function questionToMarkdown(question: QuizQuestion, number: number): string {
  const lines = [`${number}. ${plainWords(question.stem)}`];
  const indent = " ".repeat(`${number}. `.length);
  const options = listed(question).map((option, index) => `${indent}- ${letter(index)}. ${plainWords(option.text)}`);
  if (options.length > 0) lines.push("", ...options);
  if (question.type === "matching") {
    const matches = matchesInOrder(question).map((match, index) => `${index + 1}: ${plainWords(match)}`);
    lines.push("", `${indent}To match: ${matches.join("; ")}`);
  }
  return lines.join("\n");
}

function answerToMarkdown(question: QuizQuestion, number: number): string {
  const indent = " ".repeat(`${number}. `.length);
  const lines = [`${number}. **${answerOf(question)}**`];
  if (question.explanation?.trim()) lines.push("", `${indent}${plainWords(question.explanation)}`);
  return lines.join("\n");
}

function answerOf(question: QuizQuestion): string {
  const shown = listed(question);
  const name = (option: QuizOption) => `${letter(shown.indexOf(option))}. ${plainWords(option.text)}`;
  switch (question.type) {
    case "short-answer":
      return (question.answers ?? []).map(plainWords).join(" / ") || "–";
    case "matching": {
      const matches = matchesInOrder(question);
      const pairs = shown.map((option, index) => `${letter(index)} – ${matches.indexOf(option.match ?? "") + 1}`);
      return pairs.join("; ") || "–";
    }
    case "ordering":
      return (question.options ?? []).map((option) => letter(shown.indexOf(option))).join(", ") || "–";
    case "multiple":
      return shown.flatMap((option, index) => (option.correct ? [letter(index)] : [])).join(", ") || "–";
    case "single":
    case "true-false":
      return (
        shown
          .filter((option) => option.correct)
          .map(name)
          .join("; ") || "–"
      );
  }
}

/** The options as a reader sees them. An ordering question must not show its solution. */
const listed = (question: QuizQuestion): QuizOption[] =>
  question.type === "ordering" ? derange(question.options ?? [], question.id) : (question.options ?? []);

const matchesInOrder = (question: QuizQuestion): string[] =>
  shuffle([...new Set((question.options ?? []).map((option) => option.match ?? ""))].sort(), question.id);

const letter = (index: number): string => String.fromCharCode(65 + index);
