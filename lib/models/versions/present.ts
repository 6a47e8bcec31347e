import type { VersionCard } from "./queries.ts";

export function presentCard({ filesGoneAt, challengerOf, id: _id, ...card }: VersionCard) {
  return {
    ...card,
    filesGoneAt: filesGoneAt?.toISOString() ?? null,
    challenges: challengerOf.map(({ project, ...deployment }) => ({
      ...deployment,
      projectName: project?.name ?? null,
    })),
  };
}
export type PresentedCard = ReturnType<typeof presentCard>;
