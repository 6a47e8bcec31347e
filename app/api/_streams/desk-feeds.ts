import { env } from "#lib/env/env";
import type { Db } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import type { Listener } from "#lib/db/listen";
import type { StoredEvent } from "#lib/generations/queries";
import { log } from "#lib/log/log";
import { createFeeds } from "./feeds.ts";
import type { Feeds } from "./feeds.ts";
import { generationSource } from "./generation-feed.ts";
import { swapSource } from "./swap-feed.ts";
import type { SwapState } from "./swap-feed.ts";

/** All that can be followed, over one connection that listens. */
export type DeskFeeds = { generations: Feeds<StoredEvent>; swaps: Feeds<SwapState> };

const globals = globalThis as { copydeskFeeds?: DeskFeeds };

export function deskFeeds(db: Db): DeskFeeds {
  globals.copydeskFeeds ??= createDeskFeeds(
    db,
    createListener(env.DATABASE_URL, (error) => log.warn({ err: error }, "listener lost the database")),
  );
  return globals.copydeskFeeds;
}

export function createDeskFeeds(db: Db, listener: Listener): DeskFeeds {
  return {
    generations: createFeeds(listener, generationSource(db)),
    swaps: createFeeds(listener, swapSource(db)),
  };
}
