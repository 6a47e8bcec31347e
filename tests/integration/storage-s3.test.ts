import { ListMultipartUploadsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findMissingFiles, pathsOf, verifyVersionFiles } from "#lib/models/version-files";
import { createLocalCache } from "#lib/storage/local-cache";
import { createS3Client } from "#lib/storage/s3-place";
import type { S3Place } from "#lib/storage/s3-place";
import { openS3Store } from "#lib/storage/s3-store";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { gateway, startS3Server } from "#tests/support/s3-server";
import type { S3Server } from "#tests/support/s3-server";
import { describeStore, sha256, text } from "#tests/support/store-contract";
import { copyStore } from "../../scripts/storage/walk.ts";
import { freePort } from "../../scripts/start/port.ts";

const MEGABYTE = 1024 ** 2;

describe.skipIf(!gateway)("the store in a bucket (needs versitygw: npm run peers)", () => {
  let server: S3Server;
  let opened = 0;

  beforeAll(async () => void (server = await startS3Server()));
  afterAll(() => server.stop());

  /** Each test has a prefix and a machine of its own. */
  async function given(change: Partial<S3Place> = {}) {
    const folder = await mkdtemp(join(tmpdir(), "s3-store-"));
    const place = { ...server.place, prefix: `test-${(opened += 1)}/`, ...change };
    const cache = createLocalCache(join(folder, "cache"), 200 * MEGABYTE);
    const store = openS3Store({ place, area: "models", workFolder: join(folder, "models"), cache });
    return { store, folder, place, close: () => rm(folder, { recursive: true, force: true }) };
  }

  const keyOf = (place: S3Place, digest: string) => `${place.prefix}models/sha256/${digest.slice(0, 2)}/${digest}`;

  describeStore("as every store", async () => {
    const { place, ...rest } = await given();
    const client = await createS3Client(place);
    return {
      ...rest,
      async damage(digest, bytes) {
        const address = { Bucket: place.bucket, Key: keyOf(place, digest) };
        await client.send(new PutObjectCommand({ ...address, Body: bytes }));
        await rm(await rest.store.localPath(digest), { force: true });
      },
    };
  });

  it("sends a large file in parts with bounded memory, and brings it back to another machine", async () => {
    const [here, there] = [await given(), await given()];
    const piece = randomBytes(MEGABYTE);
    const hash = createHash("sha256");
    async function* pieces() {
      for (let count = 0; count < 70; count += 1) {
        hash.update(piece);
        yield piece;
      }
    }
    const { digest, bytes } = await here.store.put(pieces(), { maxBytes: 100 * MEGABYTE });
    expect({ digest, bytes }).toEqual({ digest: hash.digest("hex"), bytes: 70 * MEGABYTE });

    const other = sameBucket(there, here.place);
    expect(await other.find(digest)).toBe(bytes);
    const seen: number[] = [];
    const path = await other.bring(digest, { bytes, onBytes: (count) => seen.push(count) });
    expect(sha256(await readFile(path))).toBe(digest);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await Promise.all([here.close(), there.close()]);
  });

  function sameBucket({ folder }: { folder: string }, place: S3Place): Store {
    const cache = createLocalCache(join(folder, "cache"), 200 * MEGABYTE);
    return openS3Store({ place, area: "models", workFolder: join(folder, "models"), cache });
  }

  it("leaves no parts behind when it is stopped in the middle", async () => {
    const { store, place, close } = await given();
    const client = await createS3Client(place);
    const stopping = new AbortController();
    const bytes = randomBytes(40 * MEGABYTE);
    const put = store.put([bytes], { maxBytes: bytes.length, signal: stopping.signal });
    await Promise.all([expect(put).rejects.toThrow("stopped"), stopOnceUploading(client, place, stopping)]);
    expect(await store.find(sha256(bytes))).toBeNull();
    await expect.poll(() => countUploads(client, place)).toBe(0);
    await close();
  });

  async function countUploads(client: Awaited<ReturnType<typeof createS3Client>>, place: S3Place) {
    const { Uploads = [] } = await client.send(
      new ListMultipartUploadsCommand({ Bucket: place.bucket, Prefix: place.prefix }),
    );
    return Uploads.length;
  }

  async function stopOnceUploading(
    client: Awaited<ReturnType<typeof createS3Client>>,
    place: S3Place,
    stopping: AbortController,
  ) {
    while ((await countUploads(client, place)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stopping.abort(new Error("stopped"));
  }

  it("refuses what was changed on the way, and keeps nothing", async () => {
    const { place, close } = await given();
    const client = await createS3Client(place);
    const wrong = new PutObjectCommand({
      Bucket: place.bucket,
      Key: keyOf(place, sha256("sent")),
      Body: text("came"),
      ChecksumSHA256: Buffer.from(sha256("sent"), "hex").toString("base64"),
    });
    await expect(client.send(wrong)).rejects.toThrow();
    await close();
  });

  it.each([
    ["an unknown key", { keys: { access: "nobody", secret: "a secret of the test" } }, "denied", "access key"],
    ["a wrong secret", { keys: { access: "desk", secret: "guessed" } }, "denied", "secret key"],
    ["a bucket that is not there", { bucket: "no-such-bucket" }, "no-bucket", "There is no bucket no-such-bucket"],
  ])("says in plain words that it has %s", async (_what, change, code, words) => {
    const { store, close } = await given(change as Partial<S3Place>);
    const refused = store.list({ after: null, limit: 1 });
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
    await close();
  });

  it("says that nobody answers, without a path or a key", async () => {
    const port = await freePort();
    const { store, close } = await given({ endpoint: `http://127.0.0.1:${port}` });
    await expect(store.find(sha256("any"))).rejects.toMatchObject({
      code: "unreachable",
      message: `The object store at 127.0.0.1:${port} does not answer. Look at the network and COPYDESK_S3_ENDPOINT.`,
    });
    await close();
  });

  it("keeps what it has just put on this machine, and serves it from there when the store is away", async () => {
    const own = await startS3Server();
    const { store, close } = await given(own.place);
    const { digest, bytes } = await store.put([text("weights")], { maxBytes: 100 });
    await own.stop();
    expect(await readFile(await store.bring(digest, { bytes }), "utf8")).toBe("weights");
    await expect(store.find(digest)).rejects.toMatchObject({ code: "unreachable" });
    await close();
  });

  it("takes over a folder's files, and another machine loads a version from there", async () => {
    const [here, there] = [await given(), await given()];
    const folder = openStore(here.folder, "models");
    const files = await Promise.all(
      ["weights", "vocabulary"].map(async (path) => {
        const { digest, bytes } = await folder.put([text(path)], { maxBytes: 100 });
        return { path, sha256: digest, bytes };
      }),
    );
    const { signal } = new AbortController();
    expect(await copyStore(folder, here.store, { signal })).toEqual({ done: 2, there: 0, bad: [] });

    const other = sameBucket(there, here.place);
    expect(await findMissingFiles(other, files)).toEqual([]);
    expect(await verifyVersionFiles(other, files)).toEqual([]);
    const paths = Object.values(await pathsOf(other, files));
    expect(await Promise.all(paths.map((path) => readFile(path, "utf8")))).toEqual(["weights", "vocabulary"]);

    await other.remove(files[0]?.sha256 ?? "");
    expect(await findMissingFiles(other, files)).toEqual(["weights"]);
    expect(await verifyVersionFiles(other, files)).toEqual([{ path: "weights", why: "missing" }]);
    await Promise.all([here.close(), there.close()]);
  });
});
