/**
 * What has to be able to run an order, as one short text: "write", "translate/en/pt", with the project and the kind that
 * may have a model of their own, the version that was asked for, and those that it has begun with. Workers judge each
 * need once, not each generation.
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
  /** Null in what was ordered before a kind could have a model of its own. */
  kind: string | null;
  /** What an attempt has begun with: the writer, or the translators in their order. It keeps them while they are ready. */
  kept: string[];
};

const taskSchema = z.enum(["write", "summarise", "translate"]);
const idSchema = z.uuid();

export function needOf(order: {
  kind: KindName;
  projectId: string;
  wantedVersionId: string | null;
  from: string | null;
  to: string;
  kept?: string[];
}): string {
  const written = [order.kind === "summary" ? "summarise" : "write", "", ""];
  const pair = order.kind === "translation" ? ["translate", order.from ?? "und", order.to] : written;
  return [...pair, order.projectId, order.wantedVersionId ?? "", order.kind, (order.kept ?? []).join("+")].join("/");
}

/** Null for what is no need, such as the default of rows that were ordered before there were needs. */
export function parseNeed(text: string): Need | null {
  const [first, from, to, projectId, wanted, kind = "", kept = ""] = text.split("/");
  const task = taskSchema.safeParse(first);
  if (!task.success || projectId === undefined || wanted === undefined) return null;
  return {
    task: task.data,
    from: from || null,
    to: to || null,
    projectId,
    wantedVersionId: wanted || null,
    kind: kind || null,
    kept: kept.split("+").filter((id) => idSchema.safeParse(id).success),
  };
}

/** The same need once an attempt runs with these versions. */
export function keepIn(need: string, kept: string[]): string {
  if (!parseNeed(need)) return need;
  const parts = need.split("/");
  return [...parts.slice(0, 5), parts[5] ?? "", kept.join("+")].join("/");
}

export function keptIn(need: string): string[] {
  return parseNeed(need)?.kept ?? [];
}
