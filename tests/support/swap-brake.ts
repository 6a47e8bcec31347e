/**
 * Holds a worker at a named point of a swap, in the database: the write with which a step begins waits for a lock, or the
 * switch does between the two rows that it changes. So a worker can be killed there, whatever the machine's pace.
 */
import { Client } from "pg";
import type { SwapStepName } from "#lib/models/swaps/schema";

const LOCK = 7_170;

export type BrakePoint = SwapStepName | "inside the switch";

export type Brake = {
  /** Resolves when a worker stands there. */
  reached(): Promise<void>;
  /** Lets it go on, and whoever comes after it. */
  release(): Promise<void>;
};

export async function brakeAt(url: string, point: BrakePoint): Promise<Brake> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${LOCK})`);
  await client.query(point === "inside the switch" ? ON_SWITCH : onStep(point));
  return {
    async reached() {
      for (;;) {
        const { rowCount } = await client.query(`SELECT 1 FROM pg_locks WHERE objid = ${LOCK} AND NOT granted`);
        if (rowCount) return;
      }
    },
    async release() {
      await client.query(`SELECT pg_advisory_unlock(${LOCK})`);
      // Needs the lock on the table that the held statement has.
      await client.query(`DROP FUNCTION brake_swap CASCADE`);
      await client.end();
    },
  };
}

const onStep = (step: SwapStepName) => `
  CREATE FUNCTION brake_swap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.steps) AS step WHERE step->>'name' = '${step}' AND step->>'state' = 'running')
    THEN PERFORM pg_advisory_xact_lock_shared(${LOCK}); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER brake_swap BEFORE UPDATE ON model_swaps FOR EACH ROW EXECUTE FUNCTION brake_swap()`;

const ON_SWITCH = `
  CREATE FUNCTION brake_swap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock_shared(${LOCK});
    RETURN NEW;
  END $$;
  CREATE TRIGGER brake_swap AFTER UPDATE OF champion_id ON deployments FOR EACH ROW EXECUTE FUNCTION brake_swap()`;
