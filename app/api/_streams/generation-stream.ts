import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { findGeneration } from "#lib/generations/queries";
import type { FoundGeneration, StoredEvent } from "#lib/generations/queries";
import { isFinished } from "#lib/generations/transitions";
import { tellWait } from "../../_waits/explain.ts";
import { deskFeeds } from "./desk-feeds.ts";
import { encodeFrames, eventStream, frameOf } from "./event-stream.ts";

/**
 * The events of a generation after `after`, and on as they come, until `done`. Ids are event numbers; what has none
 * (where it stands in the queue) is not replayed. Answers 204, which ends an EventSource, when all was already sent.
 */
export function generationStream(
  db: Db,
  actor: Actor,
  generation: FoundGeneration,
  after: number,
  closed: AbortSignal,
): Response {
  const { id, status } = generation;
  if (isFinished(status) && after >= generation.lastEvent) return new Response(null, { status: 204 });
  let waiting = status === "queued";
  const check = async () => {
    if (!(await findGeneration(db, actor, id))) return "gone";
    if (!waiting) return null;
    const wait = await tellWait(db, id);
    waiting = wait !== null;
    return wait && encodeFrames(frameOf("status", { status: "queued", ...wait }));
  };
  const { generations } = deskFeeds(db);
  const isLast = ({ type }: StoredEvent) => type === "done";
  return eventStream(db, actor, { id, after, feeds: generations, framesOf, isLast, check, checkSoon: waiting }, closed);
}

/** Viewers that stand at the same place get the same array, and so the same bytes. */
const encoded = new WeakMap<StoredEvent[], Uint8Array>();

function framesOf(events: StoredEvent[]): Uint8Array {
  const known = encoded.get(events);
  if (known) return known;
  const bytes = encodeFrames(events.map(({ type, data, number }) => frameOf(type, data, number)).join(""));
  encoded.set(events, bytes);
  return bytes;
}
