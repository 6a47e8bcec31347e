import { setTimeout as pause } from "node:timers/promises";

const LIMIT = 60_000;

/** Waits until the desk says that database and worker are there. Throws with what is missing. */
export async function untilHealthy(deskUrl: string, logs: string): Promise<void> {
  const deadline = Date.now() + LIMIT;
  let last = "no answer";
  while (Date.now() < deadline) {
    const answer = await ask(`${deskUrl}/api/health`);
    if (answer.ok) return;
    last = answer.words;
    await pause(100);
  }
  throw new Error(`The desk was not well after ${LIMIT / 1_000} s: ${last}. See ${logs}.`);
}

async function ask(url: string): Promise<{ ok: boolean; words: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { ok: response.ok, words: await response.text() };
  } catch (error) {
    return { ok: false, words: String(error) };
  }
}
