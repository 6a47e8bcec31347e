import { db } from "#lib/db/client";
import { healthAnswer, lookAtDatabase, version } from "./_look.ts";

export const dynamic = "force-dynamic";

/** Open to everybody: whether the desk can do its work, and what is missing when it cannot. */
export async function GET(): Promise<Response> {
  const { database, workers } = await lookAtDatabase(db);
  if (database !== "ok")
    return healthAnswer(false, { status: "down", database, workers, version, missing: ["database"] });
  const missing = workers === 0 ? ["workers"] : [];
  const status = missing.length === 0 ? "ok" : "degraded";
  return healthAnswer(missing.length === 0, { status, database, workers, version, missing });
}
