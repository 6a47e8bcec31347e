/**
 * What has to be able to run an order, as one short text: "write", "translate/en/pt", with the project that may have a
 * model of its own, and the version that was asked for. Workers judge each need once, not each generation.
 */
import { z } from "zod";
import type { KindName } from "#lib/kinds/registry";

export type Need = {
  task: "write" | "summarise" | "translate";
  /** For translate; "und" when the language of the text could not be told. */
  from: string | null;
  to: string | null;
  projectId: string;
  wantedVersionId: string | null;
};

const partsSchema = z.tuple([
  z.enum(["write", "summarise", "translate"]),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
]);

export function needOf(order: {
  kind: KindName;
  projectId: string;
  wantedVersionId: string | null;
  from: string | null;
  to: string;
}): string {
  const written = [order.kind === "summary" ? "summarise" : "write", "", ""];
  const pair = order.kind === "translation" ? ["translate", order.from ?? "und", order.to] : written;
  return [...pair, order.projectId, order.wantedVersionId ?? ""].join("/");
}

/** Null for what is no need, such as the default of rows that were ordered before there were needs. */
export function parseNeed(text: string): Need | null {
  const parsed = partsSchema.safeParse(text.split("/"));
  if (!parsed.success) return null;
  const [task, from, to, projectId, wantedVersionId] = parsed.data;
  return { task, from: from || null, to: to || null, projectId, wantedVersionId: wantedVersionId || null };
}
