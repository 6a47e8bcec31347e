import type { ListedRecall, OpenRecall } from "./queries.ts";

export function presentRecall(recall: ListedRecall) {
  return { ...recall, createdAt: recall.createdAt.toISOString() };
}
export type PresentedRecall = ReturnType<typeof presentRecall>;

export function presentOpenRecall(recall: OpenRecall) {
  return { ...recall, createdAt: recall.createdAt.toISOString() };
}
export type PresentedOpenRecall = ReturnType<typeof presentOpenRecall>;
