import type { UsageRow } from "#lib/usage/queries";

export const GROUPS = ["day", "project", "user", "model"] as const;
export type Group = (typeof GROUPS)[number];

export type Sum = Pick<UsageRow, "generations" | "inputTokens" | "outputTokens" | "characters" | "seconds">;
/** `name` is null for nobody, and for no model. */
export type Line = { key: string; name: string | null } & Sum;

const EMPTY: Sum = { generations: 0, inputTokens: 0, outputTokens: 0, characters: 0, seconds: 0 };

/** Days as they come, newest first; the others by what took longest. Pure. */
export function sumUp(rows: UsageRow[], group: Group): { lines: Line[]; total: Sum } {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const { key, name } = labelOf(row, group);
    lines.set(key, { key, name, ...plus(lines.get(key) ?? EMPTY, row) });
  }
  const sorted = [...lines.values()];
  if (group !== "day") sorted.sort((one, other) => other.seconds - one.seconds);
  return { lines: sorted, total: rows.reduce<Sum>(plus, EMPTY) };
}

/** `name` is null for nobody, and for no model. */
export function labelOf(row: UsageRow, group: Group): { key: string; name: string | null } {
  if (group === "day") return { key: row.day, name: row.day };
  if (group === "project") return { key: row.projectId, name: row.project };
  if (group === "user") return { key: row.userId ?? "", name: row.user };
  return { key: row.modelVersionId ?? "", name: row.modelVersion };
}

function plus(sum: Sum, row: Sum): Sum {
  return {
    generations: sum.generations + row.generations,
    inputTokens: sum.inputTokens + row.inputTokens,
    outputTokens: sum.outputTokens + row.outputTokens,
    characters: sum.characters + row.characters,
    seconds: sum.seconds + row.seconds,
  };
}
