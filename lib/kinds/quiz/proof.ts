/** A quiz as its reviewer reads it: right options are ticked, and explanations stand under their questions. */
import type { BlockContent, ListItem, Paragraph, Root } from "mdast";
import { writeMarkdown } from "../../text/markdown/syntax.ts";
import { hasKeys, type QuizContent, type QuizOption, type QuizQuestion } from "./schema.ts";

export function toProof({ title, introduction, questions }: QuizContent): string {
  const root: Root = { type: "root", children: [{ type: "heading", depth: 1, children: [text(title)] }] };
  for (const words of (introduction ?? "").split(/\n\s*\n/)) if (words.trim()) root.children.push(paragraph(words));
  for (const question of questions) root.children.push(...blocksOf(question));
  return writeMarkdown(root);
}

function blocksOf(question: QuizQuestion): BlockContent[] {
  const { stem, explanation, type } = question;
  const items = (question.answers ?? []).map((answer) => item([paragraph(answer)], true));
  for (const option of question.options ?? []) items.push(optionItem(option, question));
  const blocks: BlockContent[] = [{ type: "heading", depth: 2, children: [text(stem)] }];
  if (items.length > 0) blocks.push({ type: "list", ordered: type === "ordering", spread: false, children: items });
  if (explanation?.trim()) blocks.push({ type: "blockquote", children: [paragraph(explanation)] });
  return blocks;
}

function optionItem({ text: words, match, correct, feedback }: QuizOption, { type }: QuizQuestion): ListItem {
  const children = [paragraph(match === undefined ? words : `${words} – ${match}`)];
  if (feedback?.trim())
    children.push({ type: "paragraph", children: [{ type: "emphasis", children: [text(feedback)] }] });
  return item(children, hasKeys(type) ? correct === true : null);
}

const item = (children: Paragraph[], checked: boolean | null): ListItem => ({
  type: "listItem",
  spread: children.length > 1,
  checked,
  children,
});

const text = (value: string) => ({ type: "text" as const, value: value.replace(/\s+/g, " ").trim() });
const paragraph = (value: string): Paragraph => ({ type: "paragraph", children: [text(value)] });
