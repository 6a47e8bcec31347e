/**
 * The version of an install. Its row is there from the start, with what is stated, so that its page tells how far it is;
 * files and facts come when they are known, and it becomes ready or failed.
 */
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { NO_JSON } from "#lib/db/sql";
import type { CatalogEntry } from "../../catalog/schema.ts";
import type { VersionFacts } from "../../checks/types.ts";
import { lockCatalogModel, nextNumber } from "../../commands.ts";
import { digestOfManifest } from "../../manifest.ts";
import type { RegistrationOrder } from "../../registration/schema.ts";
import type { ModelError, Origin } from "../../schema.ts";
import { guessEngine } from "../guess-engine.ts";

export type OpenedVersion = { id: string; modelId: string; number: number; status: "installing" | "ready" };

/** What a version says whose install was stopped. */
export const CANCELLED: ModelError = {
  code: "cancelled",
  message: "The install was stopped before the version was ready.",
  help: "Install it again when you want it.",
};

const SHOWN = { id: true, modelId: true, number: true } as const;

/** The ready version that is installed again, the one of a try that brought nothing, or a new one. */
export async function openCatalogVersion(tx: Db, actor: Actor, entry: CatalogEntry): Promise<OpenedVersion> {
  const modelId = await lockCatalogModel(tx, entry);
  const [newest] = await tx.modelVersion.findMany({
    where: { modelId, status: { in: ["ready", "failed"] } },
    select: { ...SHOWN, status: true, files: true },
    orderBy: [{ status: "asc" }, { number: "desc" }],
    take: 1,
  });
  if (newest?.status === "ready") return { ...newest, status: "ready" };
  if (newest && Array.isArray(newest.files) && newest.files.length === 0) {
    const reopened = { status: "installing" as const, error: NO_JSON };
    await tx.modelVersion.updateMany({ where: { id: newest.id, status: "failed" }, data: reopened });
    return { ...newest, status: "installing" };
  }
  const { engine, format, tasks, licence, languages, pair, files } = entry;
  const source = files[0]?.sources[0]?.kind ?? "built-in";
  const created = await tx.modelVersion.create({
    data: {
      ...{ modelId, engine, format, tasks, licence, languages, pair, files: [], digest: "" },
      number: await nextNumber(tx, modelId),
      memoryBytes: BigInt(entry.memoryBytes),
      origin: { source, reference: entry.id, fetchedAt: new Date().toISOString() },
      createdById: userIdOf(actor),
    },
    select: SHOWN,
  });
  return { ...created, status: "installing" };
}

/** Of a model whose row the caller has locked. */
export async function openOrderedVersion(
  tx: Db,
  actor: Actor,
  modelId: string,
  order: RegistrationOrder,
): Promise<OpenedVersion> {
  const { source, tasks, pair, languages, purpose, tags, baseVersionId, trainingRun } = order;
  const files = source.kind === "upload" ? source.files : [];
  const paths = source.kind === "upload" ? files.map(({ path }) => path) : (source.files ?? []);
  const created = await tx.modelVersion.create({
    data: {
      ...guessEngine(paths),
      ...{ modelId, tasks, pair, languages, purpose, tags, baseVersionId, files, digest: "" },
      number: await nextNumber(tx, modelId),
      licence: order.licence || "not stated",
      memoryBytes: 0n,
      origin: originOf(order),
      ...(trainingRun && { trainingRun }),
      createdById: userIdOf(actor),
    },
    select: SHOWN,
  });
  return { ...created, status: "installing" };
}

function originOf({ source }: RegistrationOrder): Origin {
  const fetchedAt = new Date().toISOString();
  if (source.kind === "hub") return { source: "hub", reference: `${source.repository}@${source.revision}`, fetchedAt };
  const [largest] = source.files.toSorted((a, b) => b.bytes - a.bytes);
  return { source: "upload", reference: largest?.path ?? "", fetchedAt };
}

/** Facts and files of a version on its way in. False where it is none any more. */
export async function settleVersion(
  tx: Db,
  versionId: string,
  { facts, origin }: { facts: VersionFacts; origin: Origin },
): Promise<boolean> {
  const { golden, parameters, memoryBytes, settings, licence, ...columns } = facts;
  const { engine, format, tasks, pair, files } = facts;
  const { count } = await tx.modelVersion.updateMany({
    where: { id: versionId, status: "installing" },
    data: {
      ...columns,
      status: "ready",
      digest: digestOfManifest({ engine, format, tasks, pair, settings, files }),
      settings: settings as object,
      parameters: parameters === null ? null : BigInt(parameters),
      memoryBytes: BigInt(memoryBytes),
      origin,
      golden: golden ?? NO_JSON,
      // What the person stated goes before what the header says.
      ...(licence !== null && { licence }),
    },
  });
  return count === 1;
}

/** What is ready already stays so: another install of it came to nothing. */
export async function failVersion(tx: Db, versionId: string | null, error: ModelError): Promise<void> {
  if (versionId === null) return;
  await tx.modelVersion.updateMany({
    where: { id: versionId, status: "installing" },
    data: { status: "failed", error },
  });
}
