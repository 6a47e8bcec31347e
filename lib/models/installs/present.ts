import type { ModelAbilities } from "../policy.ts";
import type { ListedInstall } from "./queries.ts";
import { mayFollow } from "./transitions.ts";

export function presentInstall(install: ListedInstall, abilities: ModelAbilities) {
  const active = mayFollow(install.status, "cancel");
  return {
    id: install.id,
    catalogId: install.catalogId,
    name: install.name,
    status: install.status,
    step: install.step,
    bytesDone: install.bytesDone,
    bytesTotal: install.bytesTotal,
    cancelling: active && install.cancelRequestedAt !== null,
    error: install.error,
    versionId: install.versionId,
    createdAt: install.createdAt.toISOString(),
    finishedAt: install.finishedAt?.toISOString() ?? null,
    abilities: { cancel: abilities.manage && active, retry: abilities.manage && install.status === "failed" },
  };
}
export type PresentedInstall = ReturnType<typeof presentInstall>;
