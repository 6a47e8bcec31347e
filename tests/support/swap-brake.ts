/**
 * Holds workers at a named point of a swap, in the database: the write with which a step begins waits for a lock, or the
 * switch does between the two rows that it changes. So a worker can be killed there, whatever the machine's pace.
 */
import { Client } from "pg";
import { afterEach, beforeAll } from "vitest";
import { SWAP_STEPS, type SwapStepName } from "#lib/models/swaps/schema";
import { eventually } from "./start-worker.ts";

/** First half of the locks' numbers; the second is the point's. */
const LOCKS = 7_170;
const INSIDE_THE_SWITCH = 0;

export type BrakePoint = SwapStepName | "inside the switch";

export type Brake = {
  /** Resolves when a worker stands there. */
  reached(): Promise<void>;
  /** Lets it go on, and whoever comes after it. What a killed worker had begun there is undone by the database then. */
  release(): Promise<void>;
};

/** To be called once in a file. A brake that a test leaves behind is released after it. */
export function swapBrakes(url: () => string) {
  const open = new Set<Client>();

  beforeAll(async () => {
    const client = await connect(url());
    await client.query(TRIGGERS);
    await client.end();
  });
  afterEach(async () => {
    for (const client of open) await client.end();
    open.clear();
  });

  return {
    async at(point: BrakePoint): Promise<Brake> {
      const number = point === "inside the switch" ? INSIDE_THE_SWITCH : SWAP_STEPS.indexOf(point) + 1;
      const client = await connect(url());
      open.add(client);
      await client.query("SELECT pg_advisory_lock($1, $2)", [LOCKS, number]);
      return {
        async reached() {
          await eventually(async () => (await client.query(WAITING, [LOCKS, number])).rowCount === 1);
        },
        async release() {
          open.delete(client);
          await client.end();
        },
      };
    },
  };
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

const WAITING = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Shared locks: they are had at once wherever there is no brake. */
const TRIGGERS = `
  CREATE FUNCTION brake_step() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE number int := (
    SELECT min(array_position(ARRAY['${SWAP_STEPS.join("','")}'], step->>'name'))
    FROM jsonb_array_elements(NEW.steps) AS step WHERE step->>'state' = 'running');
  BEGIN
    IF number IS NOT NULL THEN PERFORM pg_advisory_xact_lock_shared(${LOCKS}, number); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER brake_step BEFORE UPDATE ON model_swaps FOR EACH ROW EXECUTE FUNCTION brake_step();
  CREATE FUNCTION brake_switch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock_shared(${LOCKS}, ${INSIDE_THE_SWITCH});
    RETURN NEW;
  END $$;
  CREATE TRIGGER brake_switch AFTER UPDATE OF champion_id ON deployments FOR EACH ROW EXECUTE FUNCTION brake_switch()`;
