/** The API of the desk of the browser tests, by fetch and token only. */
import { inject } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { createTokenFor } from "#lib/members/tokens/commands";
import type { Scope } from "#lib/auth/actor";
import { readStream } from "./read-stream.ts";
import type { Frame } from "./read-stream.ts";
import { eventually } from "./start-worker.ts";

const SCOPES: Scope[] = ["read", "write", "review", "publish"];

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

export type ApiClient = {
  /** Fails unless the answer has the status that is expected of it, or any success. */
  call(call: string, body?: unknown, expected?: number): Promise<Json>;
  /** The events of a generation to its end. */
  watch(generationId: string): Promise<Frame[]>;
};

export async function deskApi(email: string): Promise<ApiClient> {
  const secret = await withDeskDatabase(async (db) => {
    const outcome = await createTokenFor(db, systemActor("test"), email, {
      name: "walk",
      scopes: SCOPES,
      days: 1,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.secret;
  });
  const send = (call: string, body?: unknown) => {
    const [method = "GET", path = ""] = call.split(" ");
    return fetch(`${inject("deskUrl")}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  };
  return {
    async call(call, body, expected) {
      const response = await send(call, body);
      const text = await response.text();
      if (expected === undefined ? !response.ok : response.status !== expected)
        throw new Error(`${call} answered ${response.status}: ${text.slice(0, 500)}`);
      return text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    },
    watch: async (id) => readStream(await send(`GET /generations/${id}/events`)).rest(),
  };
}

export async function withDeskDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = createDatabase(inject("deskDatabaseUrl"));
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

/** Waits until a source has been read. */
export function untilRead(api: ApiClient, sourceId: string): Promise<Json> {
  return eventually(async () => {
    const source = await api.call(`GET /sources/${sourceId}`);
    return source.status !== "importing" && source;
  });
}
