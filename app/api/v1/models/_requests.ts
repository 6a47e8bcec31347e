import type { Actor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { done } from "#lib/errors/refusal";
import { requestInstall } from "#lib/models/installs/commands";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { registerEndpoint } from "#lib/models/registration/commands";
import type { modelRequestSchema } from "#lib/models/registration/schema";
import type { z } from "zod";

/** What is answered with 202: the version, on its way in. */
export function started(version: { id: string; modelId: string; installId: string; status: string }) {
  const { id, modelId, installId, status } = version;
  return done({ id, modelId, installId, status });
}

/** An entry of the catalog, a model that a server runs, or one of a hub. */
export async function requestModel(
  actor: Actor,
  body: z.infer<typeof modelRequestSchema>,
): Promise<Response | Outcome<unknown, string>> {
  if ("catalogId" in body) {
    const outcome = await requestInstall(db, actor, body.catalogId);
    if (!outcome.ok) return outcome;
    const { id: installId, versionId, ...rest } = outcome.value;
    return done({ id: versionId, installId, status: "installing", ...rest });
  }
  if ("endpoint" in body) {
    const outcome = await registerEndpoint(db, actor, body.endpoint);
    return outcome.ok ? Response.json(outcome.value, { status: 201 }) : outcome;
  }
  const { hub, name = hub.repository.split("/")[1] ?? hub.repository, ...facts } = body;
  const outcome = await orderVersion(db, actor, { ...facts, name: name.slice(0, 80), source: { kind: "hub", ...hub } });
  return outcome.ok ? started(outcome.value) : outcome;
}
