import type { Route } from "next";
import { versionFilterSchema, type VersionFilter } from "#lib/models/versions/schema";

type Query = Record<string, string | string[] | undefined>;

/** The filter of an address; what is empty or unknown narrows nothing. */
export function filterOf(query: Query): VersionFilter {
  const given = Object.keys(versionFilterSchema.shape).flatMap((name) => {
    const value = query[name];
    const field = versionFilterSchema.shape[name as keyof VersionFilter].safeParse(value);
    return typeof value === "string" && value.trim() !== "" && field.success ? [[name, field.data] as const] : [];
  });
  return Object.fromEntries(given);
}

/** The page after, with the same filter. */
export function addressOf(filter: VersionFilter, cursor: string): Route {
  return `/models/versions?${new URLSearchParams({ ...filter, cursor })}` as Route;
}
