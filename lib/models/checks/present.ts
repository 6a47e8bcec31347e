import type { ListedFinding } from "./queries.ts";

export function presentFinding({ number, step, severity, code, message, createdAt }: ListedFinding) {
  return { number, step, severity, code, message, createdAt: createdAt.toISOString() };
}
export type PresentedFinding = ReturnType<typeof presentFinding>;
