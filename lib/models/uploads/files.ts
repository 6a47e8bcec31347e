/** Where uploads lie on this machine: beside the model store, on the same disk. A record each, and the bytes so far. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "#lib/storage/storage-error";
import type { Store } from "#lib/storage/store";
import { uploadRecordSchema } from "./schema.ts";
import type { UploadRecord } from "./schema.ts";

export type UploadFiles = ReturnType<typeof openUploadFiles>;

export function openUploadFiles(store: Pick<Store, "scratch">) {
  const folder = join(dirname(store.scratch), "uploads");
  const recordOf = (id: string) => join(folder, `${id}.json`);
  const partOf = (id: string) => join(folder, `${id}.part`);

  async function write(record: UploadRecord): Promise<void> {
    const beside = join(folder, `${record.id}.tmp`);
    await writeFile(beside, JSON.stringify(record));
    await rename(beside, recordOf(record.id));
  }

  return {
    folder,
    partOf,
    write,
    async create(record: UploadRecord): Promise<void> {
      await mkdir(folder, { recursive: true });
      await writeFile(partOf(record.id), "");
      await write(record);
    },
    async find(id: string): Promise<UploadRecord | null> {
      if (!uploadRecordSchema.shape.id.safeParse(id).success) return null;
      const text = await readFile(recordOf(id), "utf8").catch(refuseAllButMissing);
      return text === null ? null : uploadRecordSchema.parse(JSON.parse(text));
    },
    /** Bytes that are here, and when the last ones came. */
    async state(record: UploadRecord): Promise<{ received: number; touchedAt: number }> {
      const part = await stat(record.digest === null ? partOf(record.id) : recordOf(record.id)).catch(
        refuseAllButMissing,
      );
      const received = record.digest === null ? (part?.size ?? 0) : record.bytes;
      return { received, touchedAt: part?.mtimeMs ?? Date.parse(record.createdAt) };
    },
    async list(): Promise<UploadRecord[]> {
      const names = (await readdir(folder).catch(refuseAllButMissing)) ?? [];
      const ids = names.flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -5)] : []));
      const found = await Promise.all(ids.map((id) => this.find(id)));
      return found.filter((record) => record !== null);
    },
    async remove(id: string): Promise<void> {
      await rm(partOf(id), { force: true });
      await rm(recordOf(id), { force: true });
    },
  };
}

function refuseAllButMissing(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}
