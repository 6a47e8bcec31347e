/**
 * Holds a worker at a named point of a generation, in the database: the write with which that point begins waits for a
 * lock. So a worker or an engine can be killed there, whatever the machine's pace.
 */
import { Client } from "pg";
import { eventually } from "./start-worker.ts";

const LOCK = 7_171;

/** Where a write may be held: a trigger's event and condition. */
const WRITES = {
  "claimed, before the first event":
    "BEFORE UPDATE ON generations FOR EACH ROW WHEN (NEW.status = 'running' AND NEW.ran_with IS DISTINCT FROM OLD.ran_with)",
  "storing the first words": "AFTER INSERT ON generation_events FOR EACH ROW WHEN (NEW.type = 'text')",
  "after the last token, before the end":
    "BEFORE UPDATE ON generations FOR EACH ROW WHEN (NEW.status = 'completed' AND OLD.status = 'running')",
  "inside the end": "AFTER INSERT ON audit_events FOR EACH ROW WHEN (NEW.type = 'generation.finished')",
};

export type HeldWrite = keyof typeof WRITES;

export type GenerationBrake = {
  /** Resolves when a write stands there. */
  reached(): Promise<void>;
  /** What stands there is undone, as where the database never got the end of it, or "kept": it commits. */
  release(held: "undone" | "kept"): Promise<void>;
};

/** Holds the first write of this kind, whichever generation's it is: to be set before the order, with one at a time. */
export async function brakeGeneration(url: string, write: HeldWrite): Promise<GenerationBrake> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
  await client.query(`
    CREATE FUNCTION brake_generation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_advisory_xact_lock_shared(${LOCK});
      RETURN NEW;
    END $$;
    CREATE TRIGGER brake_generation ${WRITES[write]} EXECUTE FUNCTION brake_generation()`);
  const held = async () => {
    const waiting = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted";
    return (await client.query<{ pid: number }>(waiting, [LOCK])).rows[0]?.pid;
  };
  return {
    async reached() {
      await eventually(held, 60_000);
    },
    async release(outcome) {
      if (outcome === "undone") await client.query("SELECT pg_terminate_backend($1, 10000)", [await held()]);
      await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
      // Waits for the table that the held statement has.
      await client.query("DROP FUNCTION brake_generation CASCADE");
      await client.end();
    },
  };
}
