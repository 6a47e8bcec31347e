/** A download that continues where it broke off, in this run or in an earlier one. */
import { createHash } from "node:crypto";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { asStorageError } from "#lib/storage/storage-error";
import { FetchError, asFetchError } from "./fetch-error.ts";
import type { Located } from "./hub.ts";
import { asConnectionError, pause, request } from "./request.ts";
import type { FetchTimes } from "./settings.ts";

/** Tries in a row that bring no new byte. */
const MAX_TRIES = 4;

/** After these the part is of no use, or in the way. */
const KEEPS_NOTHING = ["disk-full", "too-large"];

export type DownloadOptions = {
  scratch: string;
  /** Names the unfinished file: the same address with the same digest is continued. */
  identity: string;
  maxBytes: number;
  times: FetchTimes;
  signal: AbortSignal;
  onBytes: (bytes: number) => void;
};

export type Downloaded = { file: string; located: Located; resumed: boolean };

/** The file is the caller's to take or to remove. Throws FetchError, or the signal's reason. */
export async function download(locate: () => Promise<Located>, options: DownloadOptions): Promise<Downloaded> {
  await mkdir(options.scratch, { recursive: true });
  const file = join(options.scratch, `${createHash("sha256").update(options.identity).digest("hex")}.part`);
  const before = await sizeOf(file);
  let tries = 0;
  for (;;) {
    const had = await sizeOf(file);
    try {
      const located = await locate();
      await downloadRest(file, located, options);
      return { file, located, resumed: before > 0 };
    } catch (error) {
      const failure = asFetchError(asStorageError(error));
      if (failure instanceof FetchError && KEEPS_NOTHING.includes(failure.code)) await rm(file, { force: true });
      if (!(failure instanceof FetchError) || failure.retryAfter === null) throw failure;
      tries = (await sizeOf(file)) > had ? 1 : tries + 1;
      if (tries >= MAX_TRIES) throw failure;
      await pause(Math.max(failure.retryAfter, options.times.backoff * 2 ** (tries - 1)), options.signal);
    }
  }
}

async function downloadRest(file: string, located: Located, options: DownloadOptions): Promise<void> {
  let have = await sizeOf(file);
  if (located.bytes !== null && located.bytes > options.maxBytes) throw tooLarge(located.url);
  if (located.bytes !== null && have > located.bytes) {
    await rm(file);
    have = 0;
  }
  options.onBytes(have);
  if (have > 0 && have === located.bytes) return;
  const range: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await requestFollowing(located, range, options);
  const start = startOf(response, have);
  if (start === null) {
    await rm(file, { force: true });
    throw new FetchError("interrupted", `${located.url.hostname} could not continue the download.`, { retryAfter: 0 });
  }
  const end = await writeFrom(file, start, response, located, options);
  const expected = located.bytes ?? lengthOf(response, start);
  if (expected !== null && end < expected)
    throw new FetchError("interrupted", `The download from ${located.url.hostname} ended early.`, { retryAfter: 0 });
}

/** Content networks redirect among themselves; no token goes there. */
async function requestFollowing(
  located: Located,
  range: Record<string, string>,
  { times, signal }: DownloadOptions,
): Promise<Response> {
  let { url, headers } = located;
  for (let redirects = 0; redirects < 4; redirects += 1) {
    const response = await request(url, {
      method: "GET",
      headers: { ...headers, ...range },
      answerMs: times.answer,
      signal,
    });
    const next = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    const target = new URL(next, url);
    if (target.origin !== url.origin) headers = {};
    url = target;
  }
  throw new FetchError("bad-answer", `${located.url.hostname} leads in circles.`);
}

/** Where the body starts; null when the part that we have does not fit. */
function startOf(response: Response, have: number): number | null {
  if (response.status === 200) return 0;
  if (response.status !== 206) return null;
  const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
  return start !== undefined && Number(start) === have ? have : null;
}

function lengthOf(response: Response, start: number): number | null {
  const length = response.headers.get("content-length");
  return length !== null && /^\d+$/.test(length) ? start + Number(length) : null;
}

async function writeFrom(
  file: string,
  start: number,
  response: Response,
  located: Located,
  { maxBytes, times, signal, onBytes }: DownloadOptions,
): Promise<number> {
  const handle = await open(file, start === 0 ? "w" : "a");
  const reader = response.body?.getReader();
  let bytes = start;
  let stalled = false;
  const stall = () => {
    stalled = true;
    void reader?.cancel().catch(() => undefined);
  };
  let timer = setTimeout(stall, times.stall);
  const onAbort = () => void reader?.cancel().catch(() => undefined);
  signal.addEventListener("abort", onAbort);
  try {
    for (;;) {
      const read = await reader?.read();
      signal.throwIfAborted();
      if (stalled)
        throw new FetchError("timed-out", `${located.url.hostname} sends nothing any more.`, { retryAfter: 0 });
      if (!read || read.done) {
        await handle.sync();
        return bytes;
      }
      clearTimeout(timer);
      timer = setTimeout(stall, times.stall);
      bytes += read.value.byteLength;
      if (bytes > maxBytes) throw tooLarge(located.url);
      await handle.writeFile(read.value);
      onBytes(bytes);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw asConnectionError(located.url.hostname, error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    await reader?.cancel().catch(() => undefined);
    await handle.close();
  }
}

function tooLarge(url: URL): FetchError {
  return new FetchError("too-large", `The file at ${url.hostname} is larger than it may be.`);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
