import type { RecalledDraft } from "./queries.ts";

export function presentRecalled({ recall: { version, ...recall }, ...draft }: RecalledDraft) {
  return {
    ...draft,
    recall: {
      ...recall,
      createdAt: recall.createdAt.toISOString(),
      version: { id: version.id, label: `${version.model.name} v${version.number}` },
    },
  };
}
export type PresentedRecalled = ReturnType<typeof presentRecalled>;
