import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One digest of all files, but for tests, that the patterns name below the folder: their names and contents. */
export function digestOf(folder: string, patterns: string[]): string {
  const files = globSync(patterns, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(folder.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}
