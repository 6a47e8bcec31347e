import type { Listener } from "#lib/db/listen";

/** What a feed hands on: numbered from 1, in order. */
export type Numbered = { number: number };

/** Hears of what is new of one thing, in order, without gaps after `position`. */
export type Viewer<Item extends Numbered> = {
  /** Number of the last item that the viewer has. */
  position: number;
  deliver: (items: Item[]) => void;
  fail: (error: unknown) => void;
};

export type FeedSource<Item extends Numbered> = {
  /** NOTIFY channel. */
  channel: string;
  /** Ids of what a NOTIFY names. */
  idsOf(payload: string): string[];
  /** For one feed: reads what came after a number, at most `most` of it. */
  open(id: string): (after: number) => Promise<Item[]>;
  most: number;
};

/**
 * News are read once for all viewers of a thing in this process, when a NOTIFY names it. After a lost connection all
 * feeds read again, since what was notified meanwhile was not heard.
 */
export type Feeds<Item extends Numbered> = {
  watch(id: string, viewer: Viewer<Item>): Promise<() => void>;
  /** Reads again where somebody watches: for what changes without a NOTIFY. */
  look(id: string): void;
};

type Feed<Item extends Numbered> = {
  viewers: Set<Viewer<Item>>;
  read: (after: number) => Promise<Item[]>;
  reading: boolean;
  again: boolean;
};

export function createFeeds<Item extends Numbered>(listener: Listener, source: FeedSource<Item>): Feeds<Item> {
  const feeds = new Map<string, Feed<Item>>();
  let listening: Promise<unknown> | undefined;

  const look = (id: string) => {
    const feed = feeds.get(id);
    if (feed) void read(feed, source.most);
  };
  const hear = (payload: string) => source.idsOf(payload).forEach(look);
  const lookAll = () => [...feeds.keys()].forEach(look);

  return {
    look,
    async watch(id, viewer) {
      listening ??= listener.listen(source.channel, hear, lookAll);
      await listening;
      const feed = feeds.get(id) ?? { viewers: new Set(), read: source.open(id), reading: false, again: false };
      feeds.set(id, feed);
      feed.viewers.add(viewer);
      void read(feed, source.most);
      return () => {
        feed.viewers.delete(viewer);
        if (feed.viewers.size === 0 && feeds.get(id) === feed) feeds.delete(id);
      };
    },
  };
}

/** Reads from where the viewer that is furthest behind stands, once at a time, until nobody is behind. */
async function read<Item extends Numbered>(feed: Feed<Item>, most: number): Promise<void> {
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
      const items = await feed.read(from);
      // Who came while this was read, and stands further back, would miss what lies between: the next round is theirs.
      for (const viewer of feed.viewers) if (viewer.position >= from) give(viewer, items);
      if (items.length === most) feed.again = true;
    } while (feed.again);
  } catch (error) {
    for (const viewer of [...feed.viewers]) viewer.fail(error);
  } finally {
    feed.reading = false;
  }
}

function give<Item extends Numbered>(viewer: Viewer<Item>, items: Item[]): void {
  const behind = (items[0]?.number ?? 0) > viewer.position;
  const fresh = behind ? items : items.filter((item) => item.number > viewer.position);
  const last = fresh.at(-1);
  if (!last) return;
  viewer.position = last.number;
  viewer.deliver(fresh);
}
