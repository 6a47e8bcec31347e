import { createHash } from "node:crypto";
import type { VersionFile } from "./schema.ts";

/** What makes two versions the same: the files and everything that decides how they are run. */
export type Manifest = {
  engine: string;
  format: string;
  tasks: string[];
  pair: string | null;
  settings: Record<string, unknown>;
  files: VersionFile[];
};

/** SHA-256, hex, over canonical JSON: keys sorted, no white space (RFC 8785 for the values that occur here). */
export function digestOfManifest(manifest: Manifest): string {
  const files = manifest.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const tasks = manifest.tasks.toSorted();
  return createHash("sha256")
    .update(canonical({ ...manifest, tasks, files }))
    .digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
}
