/**
 * Where a file of the hub lies, and what the hub states about it. The hub answers for large files with a redirect
 * to a content network that carries `x-linked-etag` (SHA-256) and `x-linked-size`; for small ones the `etag` is git's
 * SHA-1 of the blob. Source: huggingface_hub, file_download.py, get_hf_file_metadata.
 */
import { FetchError } from "./fetch-error.ts";
import { request } from "./request.ts";
import type { FetchSettings } from "./settings.ts";

export type StatedDigest = { algorithm: "sha256" | "git-sha1"; hex: string };

export type Located = {
  url: URL;
  headers: Record<string, string>;
  digest: StatedDigest | null;
  bytes: number | null;
  /** Commit of the repository, hex. */
  revision: string | null;
};

const MAX_REDIRECTS = 5;

export type HubFile = { repository: string; revision: string; path: string };

/** Asks anew for each try, since addresses on the content network end after some minutes. */
export async function locateOnHub(settings: FetchSettings, file: HubFile, signal: AbortSignal): Promise<Located> {
  const hub = new URL(settings.hubUrl);
  let url = new URL(`${settings.hubUrl}/${file.repository}/resolve/${file.revision}/${file.path}`);
  const located: Omit<Located, "url" | "headers"> = { digest: null, bytes: null, revision: null };
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const headers = tokenFor(url, hub, settings.hubToken);
    const response = await request(url, { method: "HEAD", headers, answerMs: settings.times.answer, signal });
    const next = response.headers.get("location");
    const moved = response.status >= 300 && next !== null;
    readStated(located, response, moved);
    if (!moved) return { ...located, url, headers };
    const target = new URL(next, url);
    if (target.protocol !== "https:" && target.protocol !== hub.protocol)
      throw new FetchError("bad-answer", `${url.hostname} leads to an address without encryption.`);
    // The content network's signed addresses are made for GET: its own answer to HEAD may differ.
    if (target.host !== hub.host) return { ...located, url: target, headers: {} };
    url = target;
  }
  throw new FetchError("bad-answer", `${hub.hostname} leads in circles.`);
}

function tokenFor(url: URL, hub: URL, token: string | null): Record<string, string> {
  return token !== null && url.origin === hub.origin ? { authorization: `Bearer ${token}` } : {};
}

function readStated(located: Omit<Located, "url" | "headers">, { headers }: Response, moved: boolean): void {
  located.revision ??= hexOrNull(headers.get("x-repo-commit"), 40);
  located.digest ??= digestOf(headers.get("x-linked-etag") ?? headers.get("etag"));
  const size = headers.get("x-linked-size") ?? (moved ? null : headers.get("content-length"));
  if (size !== null && /^\d+$/.test(size)) located.bytes ??= Number(size);
}

/** Weak and quoted tags alike; other tags say nothing about the content. */
function digestOf(tag: string | null): StatedDigest | null {
  const bare = tag?.replace(/^W\//, "").replaceAll('"', "") ?? null;
  const sha256 = hexOrNull(bare, 64);
  if (sha256) return { algorithm: "sha256", hex: sha256 };
  const sha1 = hexOrNull(bare, 40);
  return sha1 === null ? null : { algorithm: "git-sha1", hex: sha1 };
}

function hexOrNull(value: string | null, digits: number): string | null {
  return value !== null && value.length === digits && /^[0-9a-f]+$/.test(value) ? value : null;
}
