import { db } from "#lib/db/client";
import { isConnectionLost } from "#lib/db/connection-error";
import { countWorkers } from "#lib/workers/queries";
import packageFile from "../../../package.json" with { type: "json" };

export const dynamic = "force-dynamic";

/** Open to everybody: whether the desk can do its work, and what is missing when it cannot. */
export async function GET(): Promise<Response> {
  const { version } = packageFile;
  try {
    const workers = await countWorkers(db);
    const missing = workers === 0 ? ["workers"] : [];
    const status = missing.length === 0 ? "ok" : "degraded";
    return answer(missing.length === 0 ? 200 : 503, { status, database: "ok", workers, version, missing });
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    const missing = ["database"];
    return answer(503, { status: "down", database: "unreachable", workers: 0, version, missing });
  }
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
