/** Starts engine processes; for versions that a server elsewhere runs the key is opened here, at the last moment. */
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import type { Device } from "#lib/workers/schema";
import { openKey } from "#lib/models/secrets/queries";
import { EngineError } from "../engines/engine.ts";
import { startEngineProcess } from "../inference/client.ts";
import type { PoolOptions } from "./engine-pool.ts";

/** `device`: what writing models of files run on here, unless the version's own settings say otherwise. */
export function createEngineStarter(db: Db, device: Device["kind"] = "cpu"): PoolOptions["start"] {
  return async (request, options) => {
    if (request.engine === "llama")
      return startEngineProcess({ ...request, settings: { device, ...request.settings } }, options);
    if (request.engine !== "openai") return startEngineProcess(request, options);
    const opened = await openKey(db, request.version.id);
    if (opened === "cannot-be-opened")
      throw new EngineError(
        "load-failed",
        `The key of ${request.version.name} cannot be opened: COPYDESK_SECRET is another one than when it was stored. Enter the key again.`,
      );
    const remote = { key: opened.key, privateAddresses: env.COPYDESK_PRIVATE_ENDPOINTS };
    return startEngineProcess({ ...request, remote }, options);
  };
}
