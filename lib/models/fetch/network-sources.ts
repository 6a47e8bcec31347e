/** Files from the hub, and gzipped ones from their publisher. */
import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { digestOfFile } from "#lib/storage/digest";
import type { GzipSource, HubSource } from "../catalog/schema.ts";
import { download } from "./download.ts";
import { FetchError, asFetchError } from "./fetch-error.ts";
import { locateOnHub } from "./hub.ts";
import type { Located, StatedDigest } from "./hub.ts";
import { checkPacked, unpack } from "./local-sources.ts";
import { LEEWAY, referenceOf, wrongDigest } from "./source.ts";
import type { FileContext, Got } from "./source.ts";

export async function fromHub(context: FileContext, source: HubSource): Promise<Got> {
  const { session, file, progress, signal } = context;
  const { settings } = session;
  const digest = source.sha256 === undefined ? file.sha256 : source.sha256;
  const total = source.bytes ?? file.bytes;
  const maxBytes = total * LEEWAY;
  const reference = referenceOf(source);
  progress.step(`Downloading ${file.path} from the hub`);
  return fetchWhole(context, {
    host: new URL(settings.hubUrl).host,
    identity: `${settings.hubUrl} ${reference} ${digest ?? ""}`,
    maxBytes,
    total,
    locate: () => locateOnHub(settings, source, signal),
    async take(part, located) {
      await checkStated(part, located.digest, digest !== null, file.path);
      const expected = digest === null ? {} : { digest };
      const stored = await settings.store.adopt(part, { maxBytes, expected, signal });
      const revision = located.revision === null ? {} : { revision: located.revision };
      return { ...stored, origin: { source: "hub", reference, ...revision } };
    },
  });
}

export async function fromUrl(context: FileContext, source: GzipSource): Promise<Got> {
  const { file, progress, signal } = context;
  const url = new URL(source.url);
  progress.step(`Downloading ${file.path} from ${url.hostname}`);
  return fetchWhole(context, {
    host: url.host,
    identity: `${source.url} ${source.sha256}`,
    maxBytes: source.bytes,
    total: source.bytes,
    locate: async () => ({ url, headers: {}, digest: null, bytes: source.bytes, revision: null }),
    async take(part) {
      await checkPacked(part, source, signal);
      const stored = await unpack(context, part);
      await rm(part, { force: true });
      return { ...stored, origin: { source: "url", reference: referenceOf(source) } };
    },
  });
}

type Whole = {
  host: string;
  identity: string;
  maxBytes: number;
  total: number;
  locate: () => Promise<Located>;
  /** Checks the downloaded file and moves it into the store. */
  take: (part: string, located: Located) => Promise<Got>;
};

/** A wrong digest after a continued download says little: once more from the first byte. */
async function fetchWhole({ session, file, progress, signal }: FileContext, whole: Whole): Promise<Got> {
  const { store, times } = session.settings;
  const { identity, maxBytes, total } = whole;
  const onBytes = (done: number) => progress.set(file.path, { done, total });
  for (let again = false; ; again = true) {
    const got = await session.atHost(whole.host, () =>
      download(whole.locate, { scratch: store.scratch, identity, maxBytes, times, signal, onBytes }),
    );
    progress.step(`Checking ${file.path}`);
    try {
      return await whole.take(got.file, got.located);
    } catch (caught) {
      signal.throwIfAborted();
      await rm(got.file, { force: true });
      const error = asFetchError(caught);
      if (again || !got.resumed || !(error instanceof FetchError) || error.code !== "wrong-digest") throw error;
    }
  }
}

/** What the hub states holds as well. Where no digest is pinned, it has to state one. */
async function checkStated(part: string, stated: StatedDigest | null, pinned: boolean, path: string): Promise<void> {
  if (stated === null) {
    if (pinned) return;
    throw new FetchError("bad-answer", `The hub states no digest for ${path}, and none is known: it was not kept.`);
  }
  if ((await digestAs(stated.algorithm, part)) !== stated.hex) throw wrongDigest(path);
}

/** Git names a blob by the SHA-1 over its length and content (gitformat-pack, "object name"). */
async function digestAs(algorithm: StatedDigest["algorithm"], part: string): Promise<string> {
  if (algorithm === "sha256") return (await digestOfFile(part, { maxBytes: Infinity })).digest;
  const content = await readFile(part);
  return createHash("sha1").update(`blob ${content.byteLength}\0`).update(content).digest("hex");
}
