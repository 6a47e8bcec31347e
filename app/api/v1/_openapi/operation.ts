import type { z } from "zod";
import type { Scope } from "#lib/auth/actor";

/** One call of the API, as its route carries it out. A test holds the list against the route files. */
export type Operation = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** As in the file tree, with {id} for [id]. */
  path: string;
  summary: string;
  scope: Scope | null;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** For bodies that are no JSON. */
  bodyType?: string;
  idempotent?: boolean;
  status: number;
  answer?: z.ZodType;
  answerType?: string;
};
