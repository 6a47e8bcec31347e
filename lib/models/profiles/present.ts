import type { ModelAbilities } from "../policy.ts";
import type { ListedProfile } from "./queries.ts";
import { STAGES } from "./schema.ts";
import { presentSpeeds } from "./speeds/present.ts";
import { mayFollow } from "./transitions.ts";

/** `workerName`: who ran it, where that is still known. */
export function presentProfile(profile: ListedProfile & { workerName?: string | null }, abilities: ModelAbilities) {
  const active = mayFollow(profile.status, "cancel");
  return {
    id: profile.id,
    versionId: profile.versionId,
    status: profile.status,
    suite: profile.suite,
    progress: profile.progress,
    results: profile.results.map((result) => ({
      ...result,
      task: STAGES[result.stage].task,
      passed: result.items > 0 && result.accepted * 2 >= result.items,
    })),
    device: profile.device,
    threads: profile.threads,
    loadMilliseconds: profile.loadMilliseconds,
    memoryBytes: profile.memoryBytes,
    promptTokensPerSecond: profile.promptTokensPerSecond,
    tokensPerSecond: profile.tokensPerSecond,
    speeds: presentSpeeds(profile),
    error: profile.error,
    cancelling: active && profile.cancelRequestedAt !== null,
    workerName: profile.workerName ?? null,
    createdAt: profile.createdAt.toISOString(),
    finishedAt: profile.finishedAt?.toISOString() ?? null,
    abilities: { cancel: abilities.manage && active },
  };
}
export type PresentedProfile = ReturnType<typeof presentProfile>;
export type PresentedResult = PresentedProfile["results"][number];
