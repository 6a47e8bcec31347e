import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import type { Sql } from "#lib/db/sql";
import { lapsedReplays, requeueReplays } from "#lib/evaluation/attempts/commands";
import { continueShadows, runningShadows } from "#lib/evaluation/shadows/commands";
import { lapsedGenerations, requeueLapsed } from "#lib/generations/attempts/commands";
import { lapsedInstalls, requeueInstalls } from "#lib/models/installs/attempts/commands";
import { lapsedProfiles, requeueProfiles } from "#lib/models/profiles/attempts/commands";
import { lateSchedules, requeueDue } from "#lib/publishing/due/commands";
import { requeueImports, stuckImports } from "#lib/sources/commands";
import { dropExpiredTranslations, expiredTranslations } from "#lib/translations/commands";

/** The back-stop of one kind of work: what was lost with its worker or its reader. Safe to run from several workers. */
export type Sweep = {
  name: string;
  /** A SELECT of what it has something to do with. */
  rows: Sql;
  run: (db: Db) => Promise<unknown>;
  /** Milliseconds; at each look unless given. */
  atMostEvery?: number;
};

/** A shadow takes what was finished since: it runs for days, and always has something to look through. */
const SHADOW_INTERVAL = 30_000;

export const sweeps: Sweep[] = [
  { name: "lapsed generations", rows: lapsedGenerations(), run: (db) => requeueLapsed(db) },
  { name: "lapsed self-tests", rows: lapsedProfiles, run: requeueProfiles },
  { name: "lapsed replays", rows: lapsedReplays, run: requeueReplays },
  { name: "lapsed installs", rows: lapsedInstalls, run: requeueInstalls },
  { name: "stuck imports", rows: stuckImports, run: requeueImports },
  { name: "expired translations", rows: expiredTranslations, run: dropExpiredTranslations },
  { name: "late schedules", rows: lateSchedules, run: requeueDue },
  {
    name: "running shadows",
    rows: runningShadows,
    run: (db) => continueShadows(db, systemActor("worker")),
    atMostEvery: SHADOW_INTERVAL,
  },
];
