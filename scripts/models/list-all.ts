import { systemActor } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { FIRST_PAGE } from "#lib/db/page";
import { listModels } from "#lib/models/queries";

/** One line for each version: name, state, tasks, what runs it. */
export async function listAll(db: Db, say: (line: string) => void): Promise<number> {
  let cursor: string | null = null;
  do {
    const page = await listModels(db, systemActor("npm run models"), { ...FIRST_PAGE, cursor });
    for (const { name, versions } of page.items)
      for (const { number, status, tasks, engine, licence } of versions)
        say(`${name} v${number}: ${status}, ${tasks.join(", ") || "no task yet"}, ${engine}, ${licence}`);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return 0;
}
