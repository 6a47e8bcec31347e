import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Does `work` unless it went well before for the same `key`, which `file` remembers. */
export async function once(file: string, key: string, work: () => Promise<boolean>): Promise<boolean> {
  if (existsSync(file) && readFileSync(file, "utf8") === key) return true;
  const done = await work();
  if (done) writeFileSync(file, key, { mode: 0o600 });
  return done;
}
