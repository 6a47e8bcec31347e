/** Files of one's own, ordered as an upload orders them once it is whole: a worker installs them. */
import { systemActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { enqueue } from "#lib/jobs/enqueue";
import { openOrderedVersion } from "#lib/models/installs/versions/commands";
import { registrationOrderSchema } from "#lib/models/registration/schema";
import type { RegistrationFacts } from "#lib/models/registration/schema";
import type { Store } from "#lib/storage/store";
import { putFiles } from "./check-files.ts";

export type OrderedFiles = { installId: string; versionId: string };

export async function orderFiles(
  db: Database,
  store: Store,
  files: Record<string, Uint8Array>,
  facts: Partial<RegistrationFacts> = {},
): Promise<OrderedFiles> {
  const name = `ordered ${crypto.randomUUID()}`;
  const source = { kind: "upload", files: await putFiles(store, files) };
  const order = registrationOrderSchema.parse({ ...facts, name, source });
  return transact(db, async (tx) => {
    const model = await tx.registeredModel.create({ data: { name }, select: { id: true } });
    const { id: versionId } = await openOrderedVersion(tx, systemActor("test"), model.id, order);
    const install = await tx.modelInstall.create({
      data: { origin: "upload", order, versionId },
      select: { id: true },
    });
    await enqueue(tx, "install-model", { installId: install.id });
    return { installId: install.id, versionId };
  });
}
