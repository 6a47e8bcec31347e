/** The facts of one product as a text: it is kept as a source, so that each claim can point at its line. */
import type { Fact } from "./schema.ts";

export type Sheet = { title: string; text: string };
export type Line = { start: number; end: number };

export function factSheet(name: string, facts: readonly Fact[]): Sheet {
  const lines = facts.map(lineOf);
  return { title: `Facts: ${name}`.slice(0, 200), text: `${[oneLine(name), ...lines].join("\n\n")}\n` };
}

/** Where each fact stands in its sheet, in UTF-16 units; the name's own line is not among them. */
export function linesOf(name: string, facts: readonly Fact[]): Line[] {
  let at = oneLine(name).length + 2;
  return facts.map((fact) => {
    const start = at;
    const end = start + lineOf(fact).length;
    at = end + 2;
    return { start, end };
  });
}

const lineOf = ({ name, value }: Fact): string => `${oneLine(name)}: ${oneLine(value)}`;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
