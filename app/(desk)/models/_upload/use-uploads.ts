"use client";

import { useEffect, useReducer, useRef } from "react";
import { DetailedError, Upload } from "tus-js-client";
import type { ChosenFile } from "./read-dropped.ts";

export type UploadState = "waiting" | "sending" | "paused" | "whole" | "failed";

/** `bytes` and `sent` count bytes; `id` is the server's, once the file is whole. */
export type UploadRow = {
  path: string;
  bytes: number;
  sent: number;
  state: UploadState;
  id: string | null;
  error: string | null;
};

/** Whole before this page was opened, and not used yet. */
export type KeptUpload = { id: string; path: string; bytes: number };

const PART_BYTES = 16 * 1024 ** 2;
const AT_A_TIME = 2;
const RETRIES = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

type Change = { path: string } & Partial<UploadRow>;

function reduce(rows: UploadRow[], changes: Change[] | { remove: string }): UploadRow[] {
  if ("remove" in changes) return rows.filter(({ path }) => path !== changes.remove);
  let next = rows;
  for (const change of changes) {
    const known = next.find(({ path }) => path === change.path);
    const row = { bytes: 0, sent: 0, state: "waiting" as const, id: null, error: null, ...known, ...change };
    next = known ? next.map((one) => (one === known ? row : one)) : [...next, row];
  }
  return next;
}

/** Sends files in parts; a cut line or a reload costs the part that was on its way. */
export function useUploads(kept: KeptUpload[]) {
  const first = kept.map((one) => ({ ...one, sent: one.bytes, state: "whole" as const, error: null }));
  const [rows, change] = useReducer(reduce, first);
  const running = useRef(new Map<string, Upload>());

  function create({ path, file }: ChosenFile): Upload {
    const upload: Upload = new Upload(file, {
      endpoint: "/api/v1/uploads",
      chunkSize: PART_BYTES,
      retryDelays: RETRIES,
      metadata: { path },
      removeFingerprintOnSuccess: false,
      fingerprint: () => Promise.resolve(`copydesk ${path} ${file.size} ${file.lastModified}`),
      onProgress: (sent) => change([{ path, sent }]),
      onSuccess: () => change([{ path, sent: file.size, state: "whole", id: upload.url?.split("/").pop() ?? null }]),
      onError: (error) => change([{ path, state: "failed", error: wordsOf(error) }]),
    });
    return upload;
  }

  async function start(path: string): Promise<void> {
    const upload = running.current.get(path);
    if (!upload) return;
    change([{ path, state: "sending", error: null }]);
    if (!upload.url) {
      const [previous] = await upload.findPreviousUploads();
      if (previous) upload.resumeFromPreviousUpload(previous);
    }
    upload.start();
  }

  // The next ones begin as soon as others are whole.
  useEffect(() => {
    const sending = rows.filter(({ state }) => state === "sending").length;
    for (const { path } of rows.filter(({ state }) => state === "waiting").slice(0, Math.max(0, AT_A_TIME - sending)))
      void start(path);
  });

  return {
    rows,
    add(files: ChosenFile[]) {
      const fresh = files.filter(({ path }) => !running.current.has(path));
      for (const chosen of fresh) running.current.set(chosen.path, create(chosen));
      change(
        fresh.map(({ path, file }) => ({ path, bytes: file.size, sent: 0, state: "waiting", id: null, error: null })),
      );
    },
    pause(path: string) {
      change([{ path, state: "paused" }]);
      void running.current.get(path)?.abort();
    },
    goOn(path: string) {
      void start(path);
    },
    remove(path: string) {
      const upload = running.current.get(path);
      const id = rows.find((row) => row.path === path)?.id ?? null;
      running.current.delete(path);
      change({ remove: path });
      if (id !== null) void fetch(`/api/v1/uploads/${id}`, { method: "DELETE" });
      else void upload?.abort(true);
    },
  };
}

/** What the server says, where it is a problem; else that the line is gone. */
function wordsOf(error: Error | DetailedError): string | null {
  const body = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  if (!body) return null;
  try {
    const { detail } = JSON.parse(body) as { detail?: unknown };
    return typeof detail === "string" ? detail : null;
  } catch {
    return null;
  }
}
