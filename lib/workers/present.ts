import type { ListedWorker } from "./queries.ts";

export function presentWorker(worker: ListedWorker) {
  return {
    ...worker,
    startedAt: worker.startedAt.toISOString(),
    heartbeatAt: worker.heartbeatAt.toISOString(),
  };
}
export type PresentedWorker = ReturnType<typeof presentWorker>;
