/** A quiz as readable Markdown: the questions, and the answers at the end. */
import { derange, shuffle } from "./shuffle.ts";
import type { QuizContent, QuizOption, QuizQuestion } from "./schema.ts";

export function toMarkdown(content: QuizContent): string {
  const { title, introduction, questions } = content;
  const blocks = [`# ${escape(title)}`];
  if (introduction?.trim())
    blocks.push(
      ...introduction
        .trim()
        .split(/\n\s*\n/)
        .map(escape),
    );
  blocks.push(...questions.map((question, index) => questionToMarkdown(question, index + 1)));
  if (questions.length > 0)
    blocks.push("## Answers", ...questions.map((question, index) => answerToMarkdown(question, index + 1)));
  return `${blocks.join("\n\n")}\n`;
}

/** One question without its answer; `number` is counted from 1. */
export function questionToMarkdown(question: QuizQuestion, number: number): string {
  const lines = [`${number}. ${escape(question.stem)}`];
  const indent = " ".repeat(`${number}. `.length);
  const options = listed(question).map((option, index) => `${indent}- ${letter(index)}. ${escape(option.text)}`);
  if (options.length > 0) lines.push("", ...options);
  if (question.type === "matching") {
    const matches = matchesInOrder(question).map((match, index) => `${index + 1}: ${escape(match)}`);
    lines.push("", `${indent}To match: ${matches.join("; ")}`);
  }
  return lines.join("\n");
}

function answerToMarkdown(question: QuizQuestion, number: number): string {
  const indent = " ".repeat(`${number}. `.length);
  const lines = [`${number}. **${answerOf(question)}**`];
  if (question.explanation?.trim()) lines.push("", `${indent}${escape(question.explanation)}`);
  return lines.join("\n");
}

function answerOf(question: QuizQuestion): string {
  const shown = listed(question);
  const name = (option: QuizOption) => `${letter(shown.indexOf(option))}. ${escape(option.text)}`;
  switch (question.type) {
    case "short-answer":
      return (question.answers ?? []).map(escape).join(" / ") || "–";
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

/** Plain words as Markdown that reads the same: one line, marks that would format it escaped. */
function escape(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*[\]<>|~]/g, "\\$&")
    .replace(/(?<=[\p{L}\p{N}])_|_(?=[\p{L}\p{N}])/gu, "\\_")
    .replace(/^([-+#])(?=\s|#|$)/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
