/** Files on their way in: stored, with a version that waits for its checks, and checked as a worker checks them. */
import { systemActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { listFindings } from "#lib/models/checks/queries";
import type { ListedFinding } from "#lib/models/checks/queries";
import type { CheckInput, CheckOrder, CheckOutcome } from "#lib/models/checks/types";
import type { VersionFile } from "#lib/models/schema";
import type { Store } from "#lib/storage/store";
import { createVersionCheck } from "#workers/checks/check-version";
import type { CheckDependencies } from "#workers/checks/check-version";
import { startEngineProcess } from "#workers/inference/client";

const GIBIBYTE = 1024 ** 3;

export type CheckedFiles = {
  outcome: CheckOutcome;
  findings: ListedFinding[];
  versionId: string;
  files: VersionFile[];
};

export type CheckFilesOptions = {
  order?: Partial<CheckOrder>;
  /** Of an adapter: the model that it is for. */
  base?: Uint8Array | undefined;
  start?: CheckDependencies["start"];
  memoryBudget?: number;
  limits?: CheckDependencies["limits"];
  reserve?: CheckDependencies["reserve"];
  input?: Partial<CheckInput>;
};

export async function putFiles(store: Store, files: Record<string, Uint8Array>): Promise<VersionFile[]> {
  const stored: VersionFile[] = [];
  for (const [path, content] of Object.entries(files)) {
    const { digest, bytes } = await store.put([content], { maxBytes: content.length });
    stored.push({ path, sha256: digest, bytes });
  }
  return stored;
}

/** A row as an order makes it, before anything of it is known; or one that is ready. */
export async function givenVersionRow(
  db: Database,
  files: VersionFile[],
  status: "installing" | "ready" = "installing",
): Promise<string> {
  const model = await db.registeredModel.create({
    data: { name: `brought-${crypto.randomUUID()}` },
    select: { id: true },
  });
  const version = await db.modelVersion.create({
    data: {
      ...{ modelId: model.id, number: 1, status, tasks: ["write"], engine: "llama", format: "gguf", files },
      ...{ digest: "", licence: "not stated", languages: [], memoryBytes: 0n, settings: {} },
      origin: { source: "folder", reference: "test", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  return version.id;
}

export async function checkFiles(
  db: Database,
  store: Store,
  files: Record<string, Uint8Array>,
  options: CheckFilesOptions = {},
): Promise<CheckedFiles> {
  const stored = await putFiles(store, files);
  const versionId = await givenVersionRow(db, stored);
  const baseVersionId =
    options.base && (await givenVersionRow(db, await putFiles(store, { "model.gguf": options.base }), "ready"));
  const check = createVersionCheck({
    db,
    store,
    start: options.start ?? startEngineProcess,
    memoryBudget: options.memoryBudget ?? 8 * GIBIBYTE,
    ...(options.limits && { limits: options.limits }),
    ...(options.reserve && { reserve: options.reserve }),
  });
  const order = { tasks: [], pair: null, languages: [], baseVersionId: baseVersionId ?? null, known: null };
  const outcome = await check({
    versionId,
    files: stored,
    order: { ...order, ...options.order },
    claim: null,
    signal: new AbortController().signal,
    onStep: () => {},
    ...options.input,
  });
  return { outcome, findings: await listFindings(db, systemActor("test"), versionId), versionId, files: stored };
}
