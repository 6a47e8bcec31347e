import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { FIRST_PAGE, pageArguments, pageOf } from "#lib/db/page";
import type { Page, PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";
import { modelStore } from "#lib/storage/model-store";
import type { Store } from "#lib/storage/store";
import { hasCanary, nearestFirst, routeOf, type Traffic } from "./deployments/route.ts";
import { requireReadModels } from "./policy.ts";
import {
  ENGINE_NAMES,
  MODEL_FORMATS,
  modelErrorSchema,
  originSchema,
  versionFilesSchema,
  versionSettingsSchema,
} from "./schema.ts";
import type { ResolvedVersion, Wanted } from "./types.ts";
import { pathsOf } from "./version-files.ts";
import { fits } from "./versions/filter/queries.ts";
import type { VersionFilter } from "./versions/schema.ts";

/** What a version is, without what it serves: all that running it takes. */
const OWN_COLUMNS = {
  id: true,
  number: true,
  status: true,
  tasks: true,
  engine: true,
  format: true,
  files: true,
  digest: true,
  licence: true,
  languages: true,
  pair: true,
  parameters: true,
  quantisation: true,
  contextLength: true,
  memoryBytes: true,
  settings: true,
  origin: true,
  error: true,
  purpose: true,
  tags: true,
  createdAt: true,
  secret: { select: { createdAt: true } },
  model: { select: { id: true, name: true } },
} as const;

/** `base`: of an adapter the version that it is loaded over. */
export const RUN_COLUMNS = { ...OWN_COLUMNS, base: { select: OWN_COLUMNS } } as const;

/** With what it serves, for lists and screens. */
export const VERSION_COLUMNS = {
  ...OWN_COLUMNS,
  championOf: { select: { id: true, task: true, pair: true, projectId: true, project: { select: { name: true } } } },
} as const;

const MODEL_COLUMNS = {
  id: true,
  name: true,
  catalogId: true,
  createdAt: true,
  versions: { select: VERSION_COLUMNS, orderBy: { number: "desc" } },
} as const;

export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersionRow>>>;

/** Version columns of one version, whatever its status. */
export function findVersionRow(db: Db, id: string) {
  return db.modelVersion.findUnique({ where: { id }, select: RUN_COLUMNS });
}

type OwnRow = Omit<VersionRow, "base"> & { base?: unknown };

function shapeRun(version: OwnRow) {
  const { files, settings, origin, error, memoryBytes, parameters, secret, base: _, ...row } = version;
  const manifest = versionFilesSchema.parse(files);
  return {
    ...row,
    engine: z.enum(ENGINE_NAMES).parse(row.engine),
    format: z.enum(MODEL_FORMATS).parse(row.format),
    files: manifest,
    bytes: manifest.reduce((sum, file) => sum + file.bytes, 0),
    settings: versionSettingsSchema.parse(settings),
    origin: originSchema.parse(origin),
    error: error === null ? null : modelErrorSchema.parse(error),
    memoryBytes: Number(memoryBytes),
    parameters: parameters === null ? null : Number(parameters),
    /** Of a version that a server elsewhere runs. The key itself is read by the worker alone. */
    keyStoredAt: secret?.createdAt ?? null,
  };
}

type ListedRow = NonNullable<Awaited<ReturnType<typeof findListedRow>>>;

function findListedRow(db: Db, id: string) {
  return db.modelVersion.findUnique({ where: { id }, select: VERSION_COLUMNS });
}

export function shapeVersion({ championOf, ...row }: ListedRow) {
  return { ...shapeRun(row), championOf };
}
export type ListedVersion = ReturnType<typeof shapeVersion>;

/** With a filter: models that have a version that fits, with those versions alone. */
export async function listModels(
  db: Db,
  actor: Actor,
  page: PageRequest = FIRST_PAGE,
  filter: VersionFilter | null = null,
) {
  requireReadModels(actor);
  const where = filter && fits(filter);
  const rows = await db.registeredModel.findMany({
    ...(where && { where: { versions: { some: where } } }),
    select: { ...MODEL_COLUMNS, versions: { ...MODEL_COLUMNS.versions, ...(where && { where }) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...pageArguments(page),
  });
  const { items, nextCursor }: Page<(typeof rows)[number]> = pageOf(rows, page);
  return { items: items.map((row) => ({ ...row, versions: row.versions.map(shapeVersion) })), nextCursor };
}
export type ListedModel = Awaited<ReturnType<typeof listModels>>["items"][number];

export async function findModel(db: Db, actor: Actor, id: string): Promise<ListedModel | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await db.registeredModel.findUnique({ where: { id }, select: MODEL_COLUMNS });
  return row && { ...row, versions: row.versions.map(shapeVersion) };
}

export async function requireModel(db: Db, actor: Actor, id: string): Promise<ListedModel> {
  const model = await findModel(db, actor, id);
  if (!model) throw new AppError("not_found", "There is no such model.");
  return model;
}

export async function findVersion(db: Db, actor: Actor, id: string): Promise<ListedVersion | null> {
  requireReadModels(actor);
  if (!isId(id)) return null;
  const row = await findListedRow(db, id);
  return row && shapeVersion(row);
}

export async function requireVersion(db: Db, actor: Actor, id: string): Promise<ListedVersion> {
  const version = await findVersion(db, actor, id);
  if (!version) throw new AppError("not_found", "There is no such version.");
  return version;
}

/**
 * The version that serves a task (for translation see translation/queries.ts): the one that was asked for, else that of
 * the nearest deployment, from project and kind to all. While a canary runs, the draft decides who. Null when there is
 * none, or when the one that was asked for is not ready or does not do the task.
 */
export async function resolveDeployment(db: Db, wanted: Wanted, store?: Store): Promise<ResolvedVersion | null> {
  const { task, wantedVersionId, draftId } = wanted;
  if (wantedVersionId) {
    const row = isId(wantedVersionId) ? await findVersionRow(db, wantedVersionId) : null;
    const fits = row?.status === "ready" && row.tasks.includes(task);
    return row && fits ? resolveVersion(row, store) : null;
  }
  const nearest = await findNearest(db, wanted);
  return nearest && resolveVersion(sideOf(nearest, draftId), store);
}

/** Every version that may serve it: the champion first, and while a canary runs its challenger. */
export async function listServing(db: Db, wanted: Wanted, store?: Store): Promise<ResolvedVersion[]> {
  if (wanted.wantedVersionId) {
    const version = await resolveDeployment(db, wanted, store);
    return version ? [version] : [];
  }
  const nearest = await findNearest(db, wanted);
  return Promise.all(nearest ? sidesOf(nearest).map((row) => resolveVersion(row, store)) : []);
}

/** What the choice between champion and challenger takes. */
export const ROUTE_COLUMNS = {
  id: true,
  projectId: true,
  kind: true,
  challengerId: true,
  mode: true,
  share: true,
  champion: { select: RUN_COLUMNS },
  challenger: { select: RUN_COLUMNS },
} as const;

type Routed = Traffic & { champion: VersionRow; challenger: VersionRow | null };

/** The version that takes this draft; a challenger that is not ready takes none. */
export function sideOf(deployment: Routed, draftId: string | undefined): VersionRow {
  const { champion, challenger } = deployment;
  return challenger?.status === "ready" && routeOf(deployment, draftId) === "challenger" ? challenger : champion;
}

export function sidesOf(deployment: Routed): VersionRow[] {
  const { champion, challenger } = deployment;
  return challenger?.status === "ready" && hasCanary(deployment) ? [champion, challenger] : [champion];
}

async function findNearest(db: Db, { task, projectId, kind }: Wanted) {
  const rows = await db.deployment.findMany({
    where: {
      task,
      pair: null,
      champion: { status: "ready" },
      AND: [{ OR: scopesOf(projectId) }, { OR: kind === undefined ? [{ kind: null }] : [{ kind: null }, { kind }] }],
    },
    select: ROUTE_COLUMNS,
  });
  return nearestFirst(rows)[0] ?? null;
}

/** A ready version as engines are given it, whatever it serves. Null when there is none. */
export async function findResolvedVersion(db: Db, id: string, store?: Store): Promise<ResolvedVersion | null> {
  const row = await findVersionRow(db, id);
  return row?.status === "ready" ? resolveVersion(row, store) : null;
}

export function scopesOf(projectId: string | undefined) {
  return projectId !== undefined && isId(projectId) ? [{ projectId: null }, { projectId }] : [{ projectId: null }];
}

/** The data folder's own store is opened only when there is something to find in it. */
export async function resolveVersion(
  { base, ...row }: VersionRow,
  store: Store = modelStore(),
): Promise<ResolvedVersion> {
  const version = shapeRun(row);
  const { id, number, digest, format, model } = version;
  return {
    ref: { id, name: model.name, number, digest, format },
    engine: version.engine,
    tasks: version.tasks,
    languages: version.languages,
    pair: version.pair,
    files: await pathsOf(store, version.files),
    manifest: version.files,
    settings: version.settings,
    memoryBytes: version.memoryBytes,
    keyStoredAt: version.keyStoredAt?.toISOString() ?? null,
    base: base ? await resolveVersion({ ...base, base: null }, store) : null,
  };
}
