import type { z } from "zod";

export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The first problem of each field, by its path. Own messages of a schema are sentences already; zod's are put into words. */
export function wordsOfIssues(error: z.ZodError, words: Words): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const issue of error.issues) byField[issue.path.join(".")] ??= wordsOf(issue, words);
  return byField;
}

const WRITTEN_BY_ZOD = /^(?:Too (?:small|big)|Invalid |Unrecognized )/;

function wordsOf(issue: z.core.$ZodIssue, words: Words): string {
  if (!WRITTEN_BY_ZOD.test(issue.message)) return issue.message;
  if (issue.code === "too_small") {
    if (issue.minimum === 1 && issue.origin === "string") return words("form.needed");
    return words(issue.origin === "string" ? "form.tooShort" : "form.tooSmall", { minimum: Number(issue.minimum) });
  }
  if (issue.code === "too_big") {
    return words(issue.origin === "string" ? "form.tooLong" : "form.tooBig", { maximum: Number(issue.maximum) });
  }
  return words(issue.code === "invalid_type" && issue.input === undefined ? "form.needed" : "form.invalid");
}
