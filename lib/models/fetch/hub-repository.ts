/**
 * What a repository of the hub holds at a revision, pinned to its commit. Source: the hub's HTTP API,
 * `/api/models/{repository}/revision/{revision}` and `/tree/{commit}?recursive=true`, as huggingface_hub asks it.
 */
import { z } from "zod";
import { readBytes } from "#lib/http/request-body";
import { FetchError } from "./fetch-error.ts";
import { request } from "./request.ts";
import type { FetchSettings } from "./settings.ts";

export type HubListing = {
  /** Hex. */
  commit: string;
  files: HubListedFile[];
};

/** `sha256` where the hub keeps the file by it: large ones. */
export type HubListedFile = { path: string; bytes: number; sha256: string | null };

const MAX_ANSWER = 8 * 1024 ** 2;
const MOST_PAGES = 20;

const revisionSchema = z.looseObject({ sha: z.string().regex(/^[0-9a-f]{40}$/) });
const treeSchema = z.array(
  z.looseObject({
    type: z.string(),
    path: z.string(),
    size: z.number().int().min(0).default(0),
    lfs: z.looseObject({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0) }).optional(),
  }),
);

/** Throws FetchError, "not-found" where there is no such repository or revision, or the signal's reason. */
export async function listHubFiles(
  settings: FetchSettings,
  { repository, revision }: { repository: string; revision: string },
  signal: AbortSignal,
): Promise<HubListing> {
  const base = `${settings.hubUrl}/api/models/${repository}`;
  const { sha: commit } = await ask(
    settings,
    `${base}/revision/${encodeURIComponent(revision)}`,
    revisionSchema,
    signal,
  );
  const files: HubListedFile[] = [];
  let next: string | null = `${base}/tree/${commit}?recursive=true`;
  for (let pages = 0; next !== null && pages < MOST_PAGES; pages += 1) {
    const page: Page<z.infer<typeof treeSchema>> = await askPage(settings, next, treeSchema, signal);
    for (const { type, path, size, lfs } of page.value)
      if (type === "file") files.push({ path, bytes: lfs?.size ?? size, sha256: lfs?.oid ?? null });
    next = page.following;
  }
  return { commit, files };
}

async function ask<T>(settings: FetchSettings, url: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  return (await askPage(settings, url, schema, signal)).value;
}

type Page<T> = { value: T; following: string | null };

async function askPage<T>(
  settings: FetchSettings,
  address: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<Page<T>> {
  const url = new URL(address);
  const { hubToken, times } = settings;
  const headers: Record<string, string> = hubToken === null ? {} : { authorization: `Bearer ${hubToken}` };
  const response = await request(url, { method: "GET", headers, answerMs: times.answer, signal });
  const parsed = schema.safeParse(await readAnswer(response, url));
  if (!parsed.success) throw badAnswer(url);
  return { value: parsed.data, following: followingOf(response, url) };
}

/** RFC 8288. Only the hub itself says where its list goes on: the token goes nowhere else. */
function followingOf(response: Response, url: URL): string | null {
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  if (link === undefined || !URL.canParse(link, url)) return null;
  const next = new URL(link, url);
  return next.origin === url.origin ? next.href : null;
}

async function readAnswer(response: Response, url: URL): Promise<unknown> {
  const body = new Request(url, { method: "POST", body: response.body, duplex: "half" } as RequestInit);
  const text = new TextDecoder().decode(await readBytes(body, MAX_ANSWER));
  try {
    return JSON.parse(text);
  } catch {
    throw badAnswer(url);
  }
}

function badAnswer(url: URL): FetchError {
  return new FetchError("bad-answer", `${url.hostname} does not answer as a model hub does.`);
}
