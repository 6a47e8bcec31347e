import { join } from "node:path";
import { QUIET, repository } from "../boot/runtime.mjs";
import { LEAN, NEXT } from "../boot/web.mjs";
import { Child } from "./child.ts";
import type { ChildOptions } from "./child.ts";
import type { StartSettings } from "./settings.ts";

const WEB_STOP_SECONDS = 5;
/** After the worker's own time to drain: writing down what it gave back. */
const WORKER_EXTRA_SECONDS = 5;

export type Shared = Pick<ChildOptions, "env" | "logs" | "show" | "onStart"> & {
  settings: StartSettings;
  dev: boolean;
  say: (words: string) => void;
};

export function startWeb(shared: Shared): Child {
  const { settings, dev } = shared;
  const options = [dev ? "dev" : "start", "--port", String(settings.PORT)];
  return start(shared, "web", [...(dev ? [] : LEAN), join(repository, NEXT), ...options], WEB_STOP_SECONDS);
}

export function startWorker(shared: Shared): Child {
  const seconds = shared.settings.COPYDESK_DRAIN_SECONDS + WORKER_EXTRA_SECONDS;
  return start(shared, "worker", [join(repository, "workers/main.ts")], seconds);
}

function start(shared: Shared, name: string, command: string[], stopSeconds: number): Child {
  const { env, logs, show, onStart, say } = shared;
  return new Child({
    name,
    command: [...QUIET, ...command],
    env,
    logs,
    show,
    stopSeconds,
    onStart,
    onCrash: (how, pauseMs) =>
      say(
        `The ${name} process ended (${how}); it starts again in ${pauseMs / 1_000} s. See ${join(logs, `${name}.log`)}.`,
      ),
  });
}
