import type { Db } from "#lib/db/client";
import { GENERATION_CHANNEL } from "#lib/generations/events";
import { listEventsAfter } from "#lib/generations/queries";
import type { StoredEvent } from "#lib/generations/queries";
import { z } from "zod";
import type { FeedSource } from "./feeds.ts";

const noticeSchema = z.array(z.tuple([z.uuid(), z.int()]));

/** The events of a generation, as they are stored. */
export function generationSource(db: Db): FeedSource<StoredEvent> {
  return {
    channel: GENERATION_CHANNEL,
    idsOf: (payload) => noticeSchema.parse(JSON.parse(payload)).map(([id]) => id),
    open: (id) => (after) => listEventsAfter(db, id, after),
    most: 1_000,
  };
}
