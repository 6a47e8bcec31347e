import { failed, note, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

const NOTED_SECONDS = 2;
/** Workers count as gone after 20 s of silence: by half of that clocks may differ. */
const WRONG_SECONDS = 10;
const HELP = "Set both clocks by NTP: sessions, leases and heartbeats compare them.";

/** Of this machine against the database's: measured in the middle of the answer's way. */
export async function clock({ database }: Examined): Promise<Finding[]> {
  if (database.state !== "open") return [skipped("Without the database it cannot be told.")];
  const before = Date.now();
  const { rows } = await database.client.query<{ now: string }>(
    "SELECT extract(epoch FROM clock_timestamp())::text AS now",
  );
  const here = (before + Date.now()) / 2_000;
  return [judgeSkew(here - Number(rows[0]?.now))];
}

/** `seconds`: how far this machine is ahead. */
export function judgeSkew(seconds: number): Finding {
  const apart = Math.abs(seconds);
  const words = `This machine's clock is ${apart.toFixed(1)} s ${seconds > 0 ? "ahead of" : "behind"} the database's.`;
  if (apart >= WRONG_SECONDS) return failed(words, HELP);
  if (apart >= NOTED_SECONDS) return note(words, HELP);
  return ok("This machine's clock and the database's agree.");
}
