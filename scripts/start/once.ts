import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Does `work` once for a data folder and database; again at the next start when it gave false. */
export async function once(
  folder: string,
  name: string,
  database: string | undefined,
  work: () => Promise<boolean>,
): Promise<boolean> {
  const of = createHash("sha256")
    .update(database ?? "own")
    .digest("hex")
    .slice(0, 12);
  const stamp = join(folder, `${name}-${of}`);
  if (existsSync(stamp)) return true;
  const done = await work();
  if (done) writeFileSync(stamp, "");
  return done;
}
