import { heartbeat } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import type { Db } from "#lib/db/client";
import { fenceRefusals } from "#lib/metrics/worker";
import { AbortReason } from "./abort-reason.ts";
import type { AbortCause } from "./abort-reason.ts";

const HEARTBEAT_INTERVAL = 3_000;

/** The claims that this worker holds, each with the one signal that ends its work. */
export type Claims = {
  /** `signal` fires on cancel, lost lease, time limit and shutdown. */
  hold(claim: Claim, timeLimitMs: number): { signal: AbortSignal; letGo: () => void };
  /** Calls `listener` for each claim that is held from now on; gives the end of that. */
  whenHeld(listener: () => void): () => void;
  /** Ids of the generations that are held. */
  held(): string[];
  abort(generationId: string, cause: AbortCause): void;
  abortAll(cause: AbortCause): void;
  /** Asks the database now which claims still hold, and which are to be cancelled. */
  beat(): Promise<void>;
  close(): void;
};

export function createClaims(db: Db, onError: (error: unknown) => void): Claims {
  const held = new Map<string, { claim: Claim; controller: AbortController }>();
  const listeners = new Set<() => void>();

  async function beat(): Promise<void> {
    const asked = [...held.values()];
    const answers = await heartbeat(
      db,
      asked.map(({ claim }) => claim),
    );
    const stillHeld = new Map(answers.map((answer) => [answer.id, answer.cancelled]));
    for (const { claim, controller } of asked) {
      const cancelled = stillHeld.get(claim.generationId);
      if (cancelled === undefined) lose(controller);
      else if (cancelled) controller.abort(new AbortReason("cancelled"));
    }
  }

  function lose(controller: AbortController): void {
    if (!controller.signal.aborted) fenceRefusals.inc();
    controller.abort(new AbortReason("lease-lost"));
  }

  const timer = setInterval(() => void beat().catch(onError), HEARTBEAT_INTERVAL);

  return {
    hold(claim, timeLimitMs) {
      const controller = new AbortController();
      held.set(claim.generationId, { claim, controller });
      for (const listener of listeners) listener();
      const limit = setTimeout(() => controller.abort(new AbortReason("timed-out")), timeLimitMs);
      return {
        signal: controller.signal,
        letGo: () => {
          clearTimeout(limit);
          if (held.get(claim.generationId)?.controller === controller) held.delete(claim.generationId);
        },
      };
    },
    whenHeld(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    held: () => [...held.keys()],
    abort(generationId, cause) {
      const controller = held.get(generationId)?.controller;
      if (cause === "lease-lost" && controller) lose(controller);
      else controller?.abort(new AbortReason(cause));
    },
    abortAll: (cause) => held.forEach(({ controller }) => controller.abort(new AbortReason(cause))),
    beat,
    close: () => clearInterval(timer),
  };
}
