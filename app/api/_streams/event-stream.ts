import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { findGeneration } from "#lib/generations/queries";
import type { FoundGeneration, StoredEvent } from "#lib/generations/queries";
import { isFinished } from "#lib/generations/transitions";
import { isStillSignedIn } from "#lib/auth/still-signed-in";
import { endingSignal } from "#lib/http/ending";
import { tellWait } from "../../_waits/explain.ts";
import { streamedEvents, streamsOpened, streamViewers } from "#lib/metrics/web";
import { generationFeeds } from "./generation-feed.ts";

/** A viewer that reads nothing for so many events is let go; it comes back with Last-Event-ID. */
const MAX_BEHIND = 2_000;
/** How soon a stream ends after a sign-out, a removal or a lost role; and how often the queue is told. */
const CHECK_INTERVAL = 3_000;
const KEEP_ALIVE_CHECKS = 5;

const encoder = new TextEncoder();
const RETRY = encoder.encode("retry: 1000\n\n");
const STILL_HERE = encoder.encode(": still here\n\n");

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform also turns compression off, which would hold events back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/**
 * The events of a generation after `after`, and on as they come, until `done`. Ids are event numbers; what has none
 * (where it stands in the queue) is not replayed. Answers 204, which ends an EventSource, when all was already sent.
 */
export function eventStream(
  db: Db,
  actor: Actor,
  generation: FoundGeneration,
  after: number,
  closed: AbortSignal,
): Response {
  const { id } = generation;
  if (isFinished(generation.status) && after >= generation.lastEvent) return new Response(null, { status: 204 });

  let stop = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let ended = false;
        const end = () => {
          ended = true;
          stop();
          try {
            controller.close();
          } catch (error) {
            // Closing twice throws a TypeError: the reader had gone first.
            if (!(error instanceof TypeError)) throw error;
          }
        };
        const write = (bytes: Uint8Array) => {
          if (ended) return;
          if ((controller.desiredSize ?? 0) < -MAX_BEHIND) return end();
          controller.enqueue(bytes);
        };
        const deliver = (events: StoredEvent[]) => {
          streamedEvents.inc(events.length);
          write(framesOf(events));
          if (events.some((event) => event.type === "done")) end();
        };
        let waiting = generation.status === "queued";
        let checks = 0;
        const check = async () => {
          if (!(await isStillSignedIn(db, actor)) || !(await findGeneration(db, actor, id))) return end();
          if (waiting) {
            const wait = await tellWait(db, id);
            waiting = wait !== null;
            if (wait)
              return write(encoder.encode(`event: status\ndata: ${JSON.stringify({ status: "queued", ...wait })}\n\n`));
          }
          if (++checks % KEEP_ALIVE_CHECKS === 0) write(STILL_HERE);
        };
        const timer = setInterval(() => void check().catch(end), CHECK_INTERVAL);
        let leave = () => {};
        const ending = endingSignal();
        streamsOpened.inc();
        streamViewers.inc();
        let counted = true;
        stop = () => {
          ended = true;
          if (counted) streamViewers.dec();
          counted = false;
          clearInterval(timer);
          ending.removeEventListener("abort", end);
          closed.removeEventListener("abort", end);
          leave();
        };
        ending.addEventListener("abort", end, { once: true });
        closed.addEventListener("abort", end, { once: true });
        write(RETRY);
        if (waiting) await check();
        leave = await generationFeeds(db).watch(id, { position: after, deliver, fail: end });
        // Who left while this was being set up has left the feed as well.
        if (ended || closed.aborted || ending.aborted) end();
      },
      cancel: () => stop(),
    },
    { highWaterMark: 16 },
  );
  return new Response(body, { headers: HEADERS });
}

/** Viewers that stand at the same place get the same array, and so the same bytes. */
const encoded = new WeakMap<StoredEvent[], Uint8Array>();

function framesOf(events: StoredEvent[]): Uint8Array {
  const known = encoded.get(events);
  if (known) return known;
  const bytes = encoder.encode(events.map(frameOf).join(""));
  encoded.set(events, bytes);
  return bytes;
}

function frameOf(event: StoredEvent): string {
  return `id: ${event.number}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
