import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { givenEntry, givenSession, someBytes } from "#tests/support/given-catalog";
import type { GivenSession } from "#tests/support/given-catalog";
import { COMMIT, sha256, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { fetchEntry } from "./fetch-entry.ts";
import { FETCH_TIMES } from "./settings.ts";

const REPOSITORY = "desk/model";
const content = someBytes(300_000);

describe("fetching from the hub", () => {
  let hub: Hub;
  let given: GivenSession;

  beforeEach(async () => {
    hub = await startHub();
    given = await givenSession({
      hubUrl: hub.url,
      hubToken: "secret",
      times: { ...FETCH_TIMES, stall: 200, backoff: 5 },
    });
  });
  afterEach(async () => {
    await given.close();
    await hub.close();
  });

  const entry = (digest: string | null = sha256(content), bytes = content.byteLength) =>
    givenEntry([
      {
        path: "model.gguf",
        sha256: digest,
        bytes,
        sources: [{ kind: "hub", repository: REPOSITORY, revision: "main", path: "model.gguf" }],
      },
    ]);
  const fetch = (wanted = entry(), signal = new AbortController().signal) =>
    fetchEntry(given.session, wanted, { signal, onProgress: () => undefined });
  const add = (options: Partial<Parameters<Hub["add"]>[2]> = {}) =>
    hub.add(REPOSITORY, "model.gguf", { content, large: true, ...options });
  const downloads = () => hub.requests.filter(({ method }) => method === "GET");

  it("follows it to the content network, checks the digest, and notes the commit", async () => {
    add();
    const fetched = await fetch();
    expect(fetched.files).toEqual([{ path: "model.gguf", sha256: sha256(content), bytes: content.byteLength }]);
    expect(fetched.origin).toMatchObject({ source: "hub", reference: "desk/model@main/model.gguf", revision: COMMIT });
    expect(await given.session.settings.store.verify(sha256(content))).toBe(true);
    expect(await readdir(given.session.settings.store.scratch)).toEqual([]);
  });

  it("gives its token to the hub, and to nobody else", async () => {
    add({ token: "secret" });
    await fetch();
    expect(hub.requests.filter(({ at }) => at === "hub").every(({ token }) => token === "Bearer secret")).toBe(true);
    expect(hub.requests.filter(({ at }) => at === "network").map(({ token }) => token)).toEqual([null]);
  });

  it.each([0, 1, 299_999])("continues after a cut at byte %i where it broke off", async (cut) => {
    add({ cuts: [cut] });
    await fetch();
    expect(downloads()).toHaveLength(2);
    const range = downloads()[1]?.range;
    expect(range === null ? 0 : Number(/\d+/.exec(range ?? "")?.[0])).toBeLessThanOrEqual(cut);
    expect(await given.session.settings.store.verify(sha256(content))).toBe(true);
  });

  it("goes on through many cuts as long as each try brings bytes", async () => {
    add({ cuts: [60_000, 60_000, 60_000, 60_000, 30_000, 10_000] });
    await fetch();
    expect(await given.session.settings.store.verify(sha256(content))).toBe(true);
  });

  it("gives up after four tries that bring nothing, and keeps what it has for the next run", async () => {
    add({ cuts: [100_000, 0, 0, 0, 0] });
    await expect(fetch()).rejects.toMatchObject({ code: "interrupted" });
    add();
    hub.requests.length = 0;
    await fetch();
    expect(downloads().map(({ range }) => range)).toEqual([expect.stringMatching(/^bytes=\d{4,6}-$/)]);
  });

  it("starts anew where a server knows no ranges", async () => {
    add({ cuts: [150_000], ignoresRanges: true });
    await fetch();
    expect(await given.session.settings.store.verify(sha256(content))).toBe(true);
  });

  it("continues when a server sends nothing any more", async () => {
    add({ stallAfter: 120_000 });
    await fetch();
    expect(downloads()).toHaveLength(2);
  });

  it.each([
    [401, "sign-in-needed"],
    [403, "not-allowed"],
    [404, "not-found"],
    [418, "bad-answer"],
  ])("does not ask again after %i", async (status, code) => {
    add({ statuses: Array.from({ length: 9 }, () => ({ status })) });
    await expect(fetch()).rejects.toMatchObject({ code });
    expect(hub.requests).toHaveLength(1);
  });

  it.each([429, 500, 503])("asks again after %i", async (status) => {
    add({ statuses: [{ status }, { status, retryAfter: "0" }] });
    await fetch();
    expect(hub.requests.filter(({ at }) => at === "hub")).toHaveLength(3);
  });

  it("gives up at once when it is told to wait for an hour", async () => {
    add({ statuses: [{ status: 429, retryAfter: "3600" }] });
    await expect(fetch()).rejects.toMatchObject({ code: "rate-limited" });
    expect(hub.requests).toHaveLength(1);
  });

  it("keeps nothing with another digest than the pinned one", async () => {
    add({ stated: sha256(content) });
    await expect(fetch(entry("a".repeat(64)))).rejects.toMatchObject({ code: "wrong-digest" });
    expect(await given.session.settings.store.find(sha256(content))).toBeNull();
    expect(await readdir(given.session.settings.store.scratch)).toEqual([]);
  });

  it("starts again from the first byte when the part of an earlier run was damaged", async () => {
    add({ wrongOnce: someBytes(300_000), cuts: [100_000, 0, 0, 0, 0] });
    await expect(fetch()).rejects.toMatchObject({ code: "interrupted" });
    add();
    await fetch();
    expect(await given.session.settings.store.verify(sha256(content))).toBe(true);
  });

  it("takes the digest that the hub states where none is pinned, and refuses what does not have it", async () => {
    add();
    await expect(fetch(entry(null))).resolves.toMatchObject({ files: [{ sha256: sha256(content) }] });
    add({ stated: "b".repeat(64) });
    await expect(fetch(entry(null))).rejects.toMatchObject({ code: "wrong-digest" });
  });

  it("checks a small file by the name that git gives it", async () => {
    add({ large: false });
    await expect(fetch(entry(null))).resolves.toMatchObject({ files: [{ sha256: sha256(content) }] });
    add({ large: false, stated: "c".repeat(40) });
    await expect(fetch(entry(null))).rejects.toMatchObject({ code: "wrong-digest" });
  });

  it("keeps nothing that neither we nor the hub can vouch for", async () => {
    add({ stated: null });
    await expect(fetch(entry(null))).rejects.toMatchObject({ code: "bad-answer" });
  });

  it("refuses a file that is far larger than the catalog says, before or while it comes", async () => {
    add();
    await expect(fetch(entry(null, 1_000))).rejects.toMatchObject({ code: "too-large" });
    add({ statedBytes: 1_000, pace: 50_000 });
    await expect(fetch(entry(null, 1_000))).rejects.toMatchObject({ code: "too-large" });
    expect(await readdir(given.session.settings.store.scratch)).toEqual([]);
  });

  it("stops within a moment when it is told to, and goes on later", async () => {
    add({ pace: 5_000 });
    const stopper = new AbortController();
    setTimeout(() => stopper.abort(new Error("enough")), 100);
    await expect(fetch(entry(), stopper.signal)).rejects.toThrow("enough");
    add();
    hub.requests.length = 0;
    await fetch();
    expect(downloads()[0]?.range).toMatch(/^bytes=\d+-$/);
  });

  it("takes what the store has without asking anybody", async () => {
    add();
    await fetch();
    hub.requests.length = 0;
    await fetch();
    expect(hub.requests).toEqual([]);
  });

  it("asks a hub that cannot be reached once in a run", async () => {
    await hub.close();
    hub = await startHub();
    await expect(fetch()).rejects.toMatchObject({ code: "unreachable" });
    hub.requests.length = 0;
    await expect(fetch()).rejects.toMatchObject({ code: "unreachable" });
    expect(hub.requests).toEqual([]);
  });

  it("tells how far it is, and never more than there is", async () => {
    add({ pace: 30_000 });
    const seen: number[] = [];
    await fetchEntry(given.session, entry(), {
      signal: new AbortController().signal,
      onProgress: ({ bytesDone, bytesTotal }) => {
        expect(bytesDone).toBeLessThanOrEqual(bytesTotal);
        seen.push(bytesDone);
      },
    });
    expect(seen.at(-1)).toBe(content.byteLength);
    expect(new Set(seen).size).toBeGreaterThan(3);
  });
});
