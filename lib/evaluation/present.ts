import type { Actor } from "#lib/auth/actor";
import { kindOf } from "#lib/kinds/registry";
import { standingOf } from "./figures/certainty.ts";
import { sumFigures } from "./figures/sum.ts";
import type { FoundItem, ListedItem } from "./items/queries.ts";
import { sidesOf } from "./items/sides.ts";
import { comparisonAbilities } from "./policy.ts";
import type { ListedComparison, ListedFigures } from "./queries.ts";

export function presentComparison(comparison: ListedComparison, actor: Actor) {
  const { counts } = comparison;
  return {
    id: comparison.id,
    type: comparison.type,
    status: comparison.status,
    task: comparison.task,
    blind: comparison.blind,
    deploymentId: comparison.deploymentId,
    champion: comparison.champion,
    challenger: comparison.challenger,
    wanted: comparison.wanted,
    counts: { ...counts, texts: counts.queued + counts.running + counts.completed + counts.failed },
    standing: standingOf(comparison.verdicts),
    requestedBy: comparison.requestedBy,
    createdAt: comparison.createdAt.toISOString(),
    endedAt: comparison.endedAt?.toISOString() ?? null,
    abilities: comparisonAbilities(actor, comparison),
  };
}
export type PresentedComparison = ReturnType<typeof presentComparison>;

/**
 * Figures of both versions. While nobody may know whose text is whose they are of judged texts only: length and speed
 * of the others would tell.
 */
export function presentFigures({ blind }: { blind: boolean }, items: ListedFigures) {
  const shown = blind ? items.filter(({ judged }) => judged) : items;
  return { ...sumFigures(shown.map(({ figures }) => figures)), hidden: items.length - shown.length };
}
export type PresentedFigures = ReturnType<typeof presentFigures>;

/** In a list: nothing that tells whose text is whose before it is judged. */
export function presentItem(item: ListedItem) {
  return {
    id: item.id,
    status: item.status,
    kind: item.kind,
    project: item.project,
    about: item.about,
    verdict: item.verdict,
    error: item.error,
    finishedAt: item.finishedAt?.toISOString() ?? null,
  };
}
export type PresentedItem = ReturnType<typeof presentItem>;

/**
 * Both texts in their places. `blind`: whether the comparison is; then names, figures and the draft are there only
 * once somebody has chosen. Before both are written there is neither: one alone would be the champion's.
 */
export function presentTexts(item: FoundItem, comparison: ListedComparison, secret: string) {
  const isOpen = !comparison.blind || item.verdict !== null;
  const texts = item.status === "completed" ? item : { champion: null, challenger: null };
  const sides = sidesOf(item.id, secret).map((role, index) => {
    const text = texts[role];
    return {
      side: index === 0 ? ("first" as const) : ("second" as const),
      role: isOpen ? role : null,
      version: isOpen ? { id: comparison[role].id, label: comparison[role].label } : null,
      title: text?.title ?? null,
      markdown: text ? proofOf(item.kind, text.content) : null,
      notes: isOpen ? (text?.notes ?? []) : [],
      figures: isOpen ? (item.figures?.[role] ?? null) : null,
    };
  });
  return {
    ...presentItem(item),
    language: item.language,
    open: isOpen,
    draft: isOpen ? { id: item.draftId, title: item.draftTitle } : null,
    sides,
    note: item.verdictNote,
    judgedBy: item.judgedBy,
    judgedAt: item.judgedAt?.toISOString() ?? null,
  };
}
export type PresentedTexts = ReturnType<typeof presentTexts>;

function proofOf(kind: FoundItem["kind"], content: unknown): string {
  const { contentSchema, toProof, toMarkdown } = kindOf(kind);
  const parsed = contentSchema.parse(content);
  return toProof?.(parsed) ?? toMarkdown(parsed);
}
