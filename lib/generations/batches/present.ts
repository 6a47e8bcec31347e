import Papa from "papaparse";
import { toString } from "mdast-util-to-string";
import { parseMarkdown } from "#lib/text/markdown/syntax";
import type { BatchItem, FoundBatch } from "./queries.ts";
import { ITEM_STATES } from "./schema.ts";

/** A batch with its items, and how many are in which state. */
export function presentBatch(batch: FoundBatch, items: readonly BatchItem[]) {
  return {
    id: batch.id,
    projectId: batch.projectId,
    project: batch.project,
    kind: batch.kind,
    title: batch.title,
    requestedBy: batch.requestedBy?.name ?? null,
    createdAt: batch.createdAt.toISOString(),
    counts: Object.fromEntries(
      ITEM_STATES.map((state) => [state, items.filter((item) => item.state === state).length]),
    ) as Record<(typeof ITEM_STATES)[number], number>,
    items: items.map(({ draftId, generationId, title, state, draftStatus, isLive, findings, markdown, error }) => ({
      draftId,
      generationId,
      title,
      state,
      draftStatus,
      live: isLive,
      listItems: countItems(markdown),
      opening: openingOf(markdown),
      findings,
      error,
    })),
  };
}
export type PresentedBatch = ReturnType<typeof presentBatch>;

/** A table of what is written. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function batchAsCsv(items: readonly BatchItem[]): string {
  const rows = items.map(({ title, state, content, markdown, findings }) => {
    const { seoTitle = "", description = "" } = (content ?? {}) as { seoTitle?: string; description?: string };
    return {
      title,
      seoTitle,
      description,
      text: markdown,
      state,
      errors: findings.errors,
      warnings: findings.warnings,
    };
  });
  return `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
}

function countItems(markdown: string): number {
  return parseMarkdown(markdown).children.reduce(
    (sum, node) => sum + (node.type === "list" ? node.children.length : 0),
    0,
  );
}

const OPENING = 160;

function openingOf(markdown: string): string {
  const [first] = parseMarkdown(markdown).children;
  const text = first ? toString(first) : "";
  return text.length <= OPENING ? text : `${text.slice(0, OPENING).replace(/\s+\S*$/, "")}…`;
}
