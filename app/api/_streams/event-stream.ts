import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { isStillSignedIn } from "#lib/auth/still-signed-in";
import { endingSignal } from "#lib/http/ending";
import { streamedEvents, streamsOpened, streamViewers } from "#lib/metrics/web";
import type { Feeds, Numbered } from "./feeds.ts";

/** A viewer that reads nothing for so many events is let go; it comes back with Last-Event-ID. */
const MAX_BEHIND = 2_000;
/** How soon a stream ends after a sign-out, a removal or a lost role; and how often the queue is told. */
const CHECK_INTERVAL = 3_000;
const KEEP_ALIVE_CHECKS = 5;
/** What is told meanwhile takes a dozen statements, and a worker that is free begins sooner: then nobody needs it. */
const FIRST_CHECK = 150;

const encoder = new TextEncoder();
const RETRY = encoder.encode("retry: 1000\n\n");
const STILL_HERE = encoder.encode(": still here\n\n");

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform also turns compression off, which would hold events back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

export type Streamed<Item extends Numbered> = {
  id: string;
  /** The viewer has what is numbered up to this. */
  after: number;
  feeds: Feeds<Item>;
  framesOf(items: Item[]): Uint8Array;
  /** Nothing comes after it. */
  isLast(item: Item): boolean;
  /** Every few seconds: "gone" where the viewer may not see it any more, or a frame to be sent beside the items. */
  check(): Promise<Uint8Array | "gone" | null>;
  /** Also soon after the stream has begun. */
  checkSoon: boolean;
};

/** Server-sent events of one thing, and on as they come, until the last one. It ends with the session or token. */
export function eventStream<Item extends Numbered>(
  db: Db,
  actor: Actor,
  streamed: Streamed<Item>,
  closed: AbortSignal,
): Response {
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
        const deliver = (items: Item[]) => {
          streamedEvents.inc(items.length);
          write(streamed.framesOf(items));
          if (items.some((item) => streamed.isLast(item))) end();
        };
        let checks = 0;
        const check = async () => {
          const told = (await isStillSignedIn(db, actor)) ? await streamed.check() : "gone";
          if (told === "gone") return end();
          if (told) return write(told);
          if (++checks % KEEP_ALIVE_CHECKS === 0) write(STILL_HERE);
        };
        const timer = setInterval(() => void check().catch(end), CHECK_INTERVAL);
        const soon = streamed.checkSoon ? setTimeout(() => void check().catch(end), FIRST_CHECK) : undefined;
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
          clearTimeout(soon);
          ending.removeEventListener("abort", end);
          closed.removeEventListener("abort", end);
          leave();
        };
        ending.addEventListener("abort", end, { once: true });
        closed.addEventListener("abort", end, { once: true });
        write(RETRY);
        leave = await streamed.feeds.watch(streamed.id, { position: streamed.after, deliver, fail: end });
        // Who left while this was being set up has left the feed as well.
        if (ended || closed.aborted || ending.aborted) end();
      },
      cancel: () => stop(),
    },
    { highWaterMark: 16 },
  );
  return new Response(body, { headers: HEADERS });
}

/** `number`: for what the browser may go on after; what has none is not replayed. */
export function frameOf(event: string, data: unknown, number?: number): string {
  return `${number === undefined ? "" : `id: ${number}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function encodeFrames(frames: string): Uint8Array {
  return encoder.encode(frames);
}
