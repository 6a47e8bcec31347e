import type { z } from "zod";
import { invalidInput } from "#lib/http/problem";
import { AppError } from "#lib/errors/app-error";

/** Fields of a form that are lists: repeated, or with commas between. */
const LISTS = new Set(["languages", "tags", "tasks"]);

/** What a form says beside its files, by the schema. Throws invalid_input. */
export function factsOfForm<T>(fields: Map<string, string[]>, schema: z.ZodType<T>): T {
  const given: Record<string, unknown> = {};
  for (const [name, values] of fields) {
    const said = values.filter((value) => value.trim() !== "");
    if (said.length === 0) continue;
    given[name] = LISTS.has(name)
      ? said.flatMap((value) => value.split(",")).flatMap((value) => value.trim() || [])
      : name === "trainingRun"
        ? readJson(said[0] ?? "")
        : said[0];
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw invalidInput("form", parsed.error);
  return parsed.data;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_input", "The field trainingRun is no JSON.");
  }
}
