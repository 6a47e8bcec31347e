import { db } from "#lib/db/client";
import { endingSignal } from "#lib/http/ending";
import { healthAnswer, lookAtDatabase } from "../_look.ts";

export const dynamic = "force-dynamic";

/** Whether requests should be sent to this web process: it reaches the database, and was not told to end. */
export async function GET(): Promise<Response> {
  const { database } = await lookAtDatabase(db);
  const missing = [...(endingSignal().aborted ? ["ending"] : []), ...(database === "ok" ? [] : ["database"])];
  return healthAnswer(missing.length === 0, { ready: missing.length === 0, database, missing });
}
