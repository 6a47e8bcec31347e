/** The store as a bucket: `<prefix><area>/sha256/ab/abcd…`. What needs a file of this machine comes from the cache. */
import type * as Sdk from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { digestOfFile } from "./digest.ts";
import { digestOfKey, keyOfDigest } from "./digest-key.ts";
import { checkExpected } from "./expected.ts";
import type { LocalCache } from "./local-cache.ts";
import { isMissing, refuseS3 } from "./s3-error.ts";
import { createS3Client } from "./s3-place.ts";
import type { S3Place } from "./s3-place.ts";
import { uploadFile } from "./s3-upload.ts";
import { damaged } from "./storage-error.ts";
import type { ByteRange, PutOptions, Store, StoreArea, Stored } from "./store.ts";
import { writeTemporary } from "./write-temporary.ts";

export type S3StoreOptions = {
  place: S3Place;
  area: StoreArea;
  /** Folder of this machine for what is on its way. */
  workFolder: string;
  cache: LocalCache;
};

export function openS3Store({ place, area, workFolder, cache }: S3StoreOptions): Store {
  const scratch = join(resolve(workFolder), "scratch");
  const folder = `${place.prefix}${area}/`;
  const address = (digest: string) => ({ Bucket: place.bucket, Key: folder + keyOfDigest(digest) });
  let client: Promise<S3Client> | undefined;

  /** Errors of the service come out in plain words. */
  async function asking<T>(work: (client: S3Client, sdk: typeof Sdk) => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await work(await (client ??= createS3Client(place)), await import("@aws-sdk/client-s3"));
    } catch (error) {
      signal?.throwIfAborted();
      return refuseS3(error, place);
    }
  }

  const find = (digest: string): Promise<number | null> => {
    const wanted = address(digest);
    return asking(async (s3, { HeadObjectCommand }) => {
      try {
        return (await s3.send(new HeadObjectCommand(wanted))).ContentLength ?? 0;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });
  };

  const stream = (digest: string, range?: ByteRange): Promise<Readable> =>
    asking(async (s3, { GetObjectCommand }) => {
      const part = range && { Range: `bytes=${range.first}-${range.last ?? ""}` };
      const { Body } = await s3.send(new GetObjectCommand({ ...address(digest), ...part }));
      return Body as Readable;
    });

  /** The file is gone afterwards, whatever happens, unless it was not wanted at all. */
  async function keep(file: string, stored: Stored, signal?: AbortSignal): Promise<Stored> {
    const there = await find(stored.digest);
    if (there !== stored.bytes) {
      const { Bucket: bucket, Key: key } = address(stored.digest);
      const ifAbsent = there === null;
      await asking((s3) => uploadFile({ client: s3, bucket, key, file, stored, ifAbsent, signal }), signal);
    }
    await cache.adopt(file, stored);
    return stored;
  }

  async function put(chunks: Parameters<Store["put"]>[0], options: PutOptions): Promise<Stored> {
    const { file, stored } = await writeTemporary(scratch, chunks, options);
    try {
      await options.onDigest?.(stored.digest);
      return await keep(file, stored, options.signal);
    } finally {
      await rm(file, { force: true });
    }
  }

  return {
    scratch,
    put,
    async adopt(file, options) {
      const stored = await digestOfFile(file, options);
      checkExpected(stored, options.expected);
      await options.onDigest?.(stored.digest);
      return keep(file, stored, options.signal);
    },
    find,
    async read(digest) {
      const bytes = await asking(async (s3, { GetObjectCommand }) => {
        const { Body } = await s3.send(new GetObjectCommand(address(digest)));
        return (await Body?.transformToByteArray()) ?? new Uint8Array();
      });
      if (createHash("sha256").update(bytes).digest("hex") !== digest) throw damaged();
      return bytes;
    },
    stream,
    async localPath(digest) {
      return cache.pathOf(digest);
    },
    bring: (digest, options) => cache.bring(digest, options, (first) => stream(digest, { first })),
    list: ({ after, limit }) =>
      asking(async (s3, { ListObjectsV2Command }) => {
        const start = after === null ? {} : { StartAfter: folder + keyOfDigest(after) };
        const asked = { Bucket: place.bucket, Prefix: `${folder}sha256/`, MaxKeys: limit, ...start };
        const { Contents = [] } = await s3.send(new ListObjectsV2Command(asked));
        return Contents.flatMap(({ Key = "", Size = 0 }) => {
          const digest = digestOfKey(Key);
          return digest === null ? [] : [{ digest, bytes: Size }];
        });
      }),
    async verify(digest, signal) {
      if ((await find(digest)) === null) return false;
      const hash = createHash("sha256");
      for await (const chunk of (await stream(digest)) as AsyncIterable<Buffer>) {
        signal?.throwIfAborted();
        hash.update(chunk);
      }
      return hash.digest("hex") === digest;
    },
    async remove(digest) {
      const gone = address(digest);
      await asking((s3, { DeleteObjectCommand }) => s3.send(new DeleteObjectCommand(gone)));
      await cache.remove(digest);
    },
  };
}
