import { setTimeout as pause } from "node:timers/promises";
import { StartFault } from "./fault.ts";

const LIMIT = 90_000;

/** Waits until the web process answers, whatever it answers. */
export async function waitForWeb(port: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + LIMIT;
  while (!signal.aborted) {
    if (await answers(port)) return;
    if (Date.now() > deadline)
      throw new StartFault(`The web process did not answer on port ${port} within ${LIMIT / 1_000} s. See web.log.`);
    await pause(50);
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(20_000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
