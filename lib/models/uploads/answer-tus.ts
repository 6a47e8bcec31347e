/** One request of the tus protocol (1.0.0: creation, termination), answered for one person. */
import { randomBytes } from "node:crypto";
import { MemoryLocker, Server } from "@tus/server";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import type { Store } from "#lib/storage/store";
import { keepUpload } from "./commands.ts";
import { requireManageModels } from "../policy.ts";
import { openUploadFiles } from "./files.ts";
import { TusStore } from "./tus-store.ts";

export type TusOptions = {
  store: Store;
  /** Bytes that one file may have. */
  maxBytes: number;
  freeBytes?: (folder: string) => Promise<number>;
};

const PATH = "/api/v1/uploads";

/** Of two requests for one upload the second waits: one for the process, whichever route it came by. */
const shared = globalThis as { copydeskUploadLocks?: MemoryLocker };

export function answerTus(
  db: Db,
  request: Request,
  actor: Actor,
  { store, maxBytes, freeBytes }: TusOptions,
): Promise<Response> {
  requireManageModels(actor);
  const ownerId = userIdOf(actor);
  if (ownerId === null) throw new AppError("forbidden", "An upload belongs to a person.");
  const files = openUploadFiles(store);
  const server = new Server({
    path: PATH,
    relativeLocation: true,
    maxSize: maxBytes,
    locker: (shared.copydeskUploadLocks ??= new MemoryLocker()),
    namingFunction: () => randomBytes(16).toString("hex"),
    datastore: new TusStore({ files, ownerId, ...(freeBytes && { freeBytes }) }),
    async onUploadFinish(_request, { id }) {
      const record = await files.find(id);
      if (record) await keepUpload(db, store, record);
      return {};
    },
  });
  return server.handleWeb(request as Parameters<typeof server.handleWeb>[0]);
}
