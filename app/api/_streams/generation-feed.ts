import { env } from "#lib/env/env";
import type { Db } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import type { Listener } from "#lib/db/listen";
import { GENERATION_CHANNEL } from "#lib/generations/events";
import { listEventsAfter } from "#lib/generations/queries";
import type { StoredEvent } from "#lib/generations/queries";
import { log } from "#lib/log/log";
import { z } from "zod";

/** Hears of new events of one generation, in order, without gaps after `from`. */
export type Viewer = {
  /** Number of the last event that the viewer has. */
  position: number;
  deliver: (events: StoredEvent[]) => void;
  fail: (error: unknown) => void;
};

type Feed = { id: string; viewers: Set<Viewer>; reading: boolean; again: boolean };

const noticeSchema = z.array(z.tuple([z.uuid(), z.int()]));
const globals = globalThis as { copydeskFeeds?: Feeds };

/**
 * New events are read once for all viewers of a generation in this process, when a NOTIFY names it. After a lost
 * connection all feeds read again, since what was notified meanwhile was not heard.
 */
export type Feeds = { watch(id: string, viewer: Viewer): Promise<() => void> };

export function generationFeeds(db: Db): Feeds {
  globals.copydeskFeeds ??= createFeeds(
    db,
    createListener(env.DATABASE_URL, (error) => log.warn({ err: error }, "listener lost the database")),
  );
  return globals.copydeskFeeds;
}

export function createFeeds(db: Db, listener: Listener): Feeds {
  const feeds = new Map<string, Feed>();
  let listening: Promise<unknown> | undefined;

  const hear = (payload: string) => {
    for (const [id] of noticeSchema.parse(JSON.parse(payload))) {
      const feed = feeds.get(id);
      if (feed) void read(db, feed);
    }
  };
  const readAll = () => feeds.forEach((feed) => void read(db, feed));

  return {
    async watch(id, viewer) {
      listening ??= listener.listen(GENERATION_CHANNEL, hear, readAll);
      await listening;
      const feed = feeds.get(id) ?? { id, viewers: new Set(), reading: false, again: false };
      feeds.set(id, feed);
      feed.viewers.add(viewer);
      void read(db, feed);
      return () => {
        feed.viewers.delete(viewer);
        if (feed.viewers.size === 0 && feeds.get(id) === feed) feeds.delete(id);
      };
    },
  };
}

/** Reads from where the viewer that is furthest behind stands, once at a time, until nobody is behind. */
async function read(db: Db, feed: Feed): Promise<void> {
  if (feed.reading) {
    feed.again = true;
    return;
  }
  feed.reading = true;
  try {
    do {
      feed.again = false;
      const from = Math.min(...[...feed.viewers].map((viewer) => viewer.position));
      if (!Number.isFinite(from)) return;
      const events = await listEventsAfter(db, feed.id, from);
      // Who came while this was read, and stands further back, would miss what lies between: the next round is theirs.
      for (const viewer of feed.viewers) if (viewer.position >= from) give(viewer, events);
      if (events.length === 1_000) feed.again = true;
    } while (feed.again);
  } catch (error) {
    for (const viewer of [...feed.viewers]) viewer.fail(error);
  } finally {
    feed.reading = false;
  }
}

function give(viewer: Viewer, events: StoredEvent[]): void {
  const behind = (events[0]?.number ?? 0) > viewer.position;
  const fresh = behind ? events : events.filter((event) => event.number > viewer.position);
  const last = fresh.at(-1);
  if (!last) return;
  viewer.position = last.number;
  viewer.deliver(fresh);
}
