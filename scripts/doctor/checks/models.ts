import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DEFAULT_CATALOG_IDS, findCatalogEntry } from "#lib/models/catalog";
import { versionFilesSchema } from "#lib/models/schema";
import type { VersionFile } from "#lib/models/schema";
import { openConfiguredStore } from "#lib/storage/configured-store";
import type { Store } from "#lib/storage/store";
import { failed, note, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";
import { isThere } from "./database.ts";

const AGAIN = "Install it again on the Models page, or start the desk, which fetches what is missing.";

/** Those that a fresh desk comes with: known by their digests, so that no database is needed to look. */
export async function defaultModels({ settings, deep }: Examined): Promise<Finding[]> {
  if (settings.COPYDESK_STORAGE === "folder" && !existsSync(join(settings.dataFolder, "models")))
    return [skipped("None are fetched yet; the first npm start does.")];
  const store = openConfiguredStore(settings, "models");
  const findings: Finding[] = [];
  for (const id of DEFAULT_CATALOG_IDS) {
    const entry = findCatalogEntry(id);
    const files = (entry?.files ?? []).flatMap(({ path, sha256, bytes }) => (sha256 ? [{ path, sha256, bytes }] : []));
    const bad = await badFiles(store, files, deep);
    if (bad.length === 0) continue;
    const message = `${entry?.name ?? id} is not whole: ${bad.join(", ")}.`;
    // Who turned fetching off knows that they are not there.
    findings.push(settings.COPYDESK_FETCH_MODELS ? failed(message, AGAIN) : note(message, AGAIN));
  }
  const how = deep ? "every file was read" : "sizes were compared; --deep reads every file";
  return findings.length > 0 ? findings : [ok(`All ${DEFAULT_CATALOG_IDS.length} are there (${how}).`)];
}

const deployedSchema = z.array(
  z.object({ name: z.string(), number: z.number(), status: z.string(), tasks: z.string(), files: versionFilesSchema }),
);

/** What a task, language pair or project runs on. */
export async function deployedModels({ settings, database, deep }: Examined): Promise<Finding[]> {
  if (database.state !== "open") return [skipped("Without the database it cannot be told.")];
  if (!(await isThere(database.client, "deployments"))) return [skipped("The database has no tables yet.")];
  const { rows } = await database.client.query(`
    SELECT model.name, version.number, version.status::text, version.files,
      string_agg(DISTINCT coalesce(deployment.pair, deployment.task::text), ', ') AS tasks
    FROM deployments deployment JOIN model_versions version ON version.id = deployment.champion_id
      JOIN registered_models model ON model.id = version.model_id
    GROUP BY model.name, version.id`);
  const deployed = deployedSchema.parse(rows);
  const store = openConfiguredStore(settings, "models");
  const findings: Finding[] = [];
  for (const { name, number, status, tasks, files } of deployed) {
    const bad = await badFiles(store, files, deep);
    const title = `${name} v${number}, which serves ${tasks},`;
    if (bad.length > 0) findings.push(failed(`${title} is not whole: ${bad.join(", ")}.`, AGAIN));
    else if (status !== "ready") findings.push(failed(`${title} is ${status}.`, "Choose another on the Models page."));
  }
  if (findings.length > 0) return findings;
  if (deployed.length === 0)
    return [note("No model serves anything yet.", "Install one on the Models page; drafts are built by extraction.")];
  return [ok(`${deployed.length} serve tasks, with all of their files.`)];
}

/** "path is missing": missing ones, those of another size, and with `deep` those of another digest. */
async function badFiles(store: Store, files: VersionFile[], deep: boolean): Promise<string[]> {
  const bad: string[] = [];
  for (const { path, sha256, bytes } of files) {
    const found = await store.find(sha256);
    if (found === null) bad.push(`${path} is missing`);
    else if (found !== bytes) bad.push(`${path} has ${found} bytes instead of ${bytes}`);
    else if (deep && !(await store.verify(sha256))) bad.push(`${path} is damaged`);
  }
  return bad;
}
