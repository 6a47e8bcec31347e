import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import type { Store } from "#lib/storage/store";
import { SILENT_AFTER_SECONDS } from "#lib/workers/queries";
import { deviceSchema } from "#lib/workers/schema";
import { DEFAULT_CATALOG_IDS, listCatalog } from "../catalog.ts";
import type { ListedEntry } from "../catalog.ts";
import { findScope } from "../deployments/queries.ts";
import { requireReadModels } from "../policy.ts";
import { shapeVersion, VERSION_COLUMNS } from "../queries.ts";
import type { ListedVersion } from "../queries.ts";
import { resolveTranslation } from "../translation/queries.ts";
import type { MissingTask } from "../types.ts";
import { servesByItself, suggestWriter } from "./suggest.ts";
import type { Machine } from "./suggest.ts";

export type EntryState = { installed: string | null; installId: string | null };

/** The whole catalog with what is installed and what is being installed; fits and suggestions for the newest worker. */
export async function listCatalogEntries(db: Db, actor: Actor): Promise<{ entry: ListedEntry; state: EntryState }[]> {
  requireReadModels(actor);
  const installed = await listInstalled(db);
  const installs = await db.modelInstall.findMany({
    where: { status: { in: ["queued", "running"] } },
    select: { id: true, catalogId: true },
  });
  const running = new Map(installs.map((install) => [install.catalogId, install.id]));
  return listCatalog(await findMachine(db)).map((entry) => ({
    entry,
    state: { installed: installed.get(entry.id)?.id ?? null, installId: running.get(entry.id) ?? null },
  }));
}

/** A machine without a worker counts as roomy: the catalog then hides nothing. */
const UNKNOWN: Machine = { freeBytes: 8e9, device: "cpu" };

export async function findMachine(db: Db): Promise<Machine> {
  const worker = await db.worker.findFirst({
    where: { state: "running", heartbeatAt: { gt: new Date(Date.now() - SILENT_AFTER_SECONDS * 1_000) } },
    select: { freeBytes: true, devices: true },
    orderBy: { startedAt: "desc" },
  });
  if (!worker) return UNKNOWN;
  const used = z
    .array(deviceSchema)
    .parse(worker.devices)
    .find((device) => device.used && device.kind !== "cpu");
  // A Mac has one memory for both, and its GPU states no other.
  return { freeBytes: used?.freeBytes ?? Number(worker.freeBytes), device: used ? "gpu" : "cpu" };
}

const FOR_ALL = { pair: null, projectId: null, kind: null };

/** Tasks that no model does yet, and what the product does until then. `pairs`: languages that are to be translated. */
export async function listMissingTasks(
  db: Db,
  options: { pairs?: { from: string; to: string }[]; store?: Store } = {},
): Promise<MissingTask[]> {
  const machine = await findMachine(db);
  const entries = listCatalog(machine);
  const defaults = entries.filter(({ id }) => (DEFAULT_CATALOG_IDS as readonly string[]).includes(id));
  const bring = (task: "write" | "embed") =>
    defaults.filter((entry) => entry.files.length > 0 && servesByItself(entry, task)).map(({ id }) => id);
  const missing: MissingTask[] = [];
  const writer = await findScope(db, { task: "write", ...FOR_ALL });
  if (!writer.championId || writer.championEngine === "extractive") {
    const suggested = suggestWriter(entries, machine)?.id;
    const catalogIds = [...new Set([...(suggested ? [suggested] : []), ...bring("write")])];
    missing.push({ task: "write", pair: null, until: "Drafts are built from sentences of the sources.", catalogIds });
  }
  if (!(await findScope(db, { task: "embed", ...FOR_ALL })).championId)
    missing.push({
      task: "embed",
      pair: null,
      until: "Passages are found by their words, not by their meaning.",
      catalogIds: bring("embed"),
    });
  for (const { from, to } of options.pairs ?? []) {
    const plan = await resolveTranslation(db, from, to, undefined, options.store);
    if (plan.ok) continue;
    const until = "This pair cannot be translated.";
    missing.push({ task: "translate", pair: `${from}-${to}`, until, catalogIds: plan.catalogIds });
  }
  return missing;
}

/** Catalog id → its newest ready version with the files that it needs: what is installed. */
export async function listInstalled(db: Db): Promise<Map<string, ListedVersion>> {
  const rows = await db.registeredModel.findMany({
    where: { catalogId: { not: null } },
    select: {
      catalogId: true,
      versions: { where: { status: "ready" }, select: VERSION_COLUMNS, orderBy: { number: "desc" }, take: 1 },
    },
  });
  const installed = rows.flatMap(({ catalogId, versions }) =>
    catalogId !== null && versions[0] ? [[catalogId, shapeVersion(versions[0])] as const] : [],
  );
  return new Map(installed);
}
