import type { Actor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { env } from "#lib/env/env";
import type { Outcome } from "#lib/errors/refusal";
import { done, refuse } from "#lib/errors/refusal";
import { invalidInput } from "#lib/http/problem";
import { readJson } from "#lib/http/request-body";
import { requestInstall } from "#lib/models/installs/commands";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { registerEndpoint } from "#lib/models/registration/commands";
import { modelRequestSchema, versionRequestSchema } from "#lib/models/registration/schema";
import type { ModelRequest } from "#lib/models/registration/schema";
import { orderForm, orderUploads } from "#lib/models/uploads/commands";
import { modelStore } from "#lib/storage/model-store";

type Answered = Response | Outcome<unknown, string>;
type Started = { id: string; modelId: string; installId: string; number: number; status: string };

/** A form with files, or JSON: an entry of the catalog, a model that a server runs, one of a hub, or uploads. */
export async function requestModel(actor: Actor, request: Request): Promise<Answered> {
  if (isForm(request)) return started(await orderForm(db, actor, request, formOptions(null)));
  const parsed = modelRequestSchema.safeParse(await readJson(request));
  if (!parsed.success) throw invalidInput("body", parsed.error);
  return begin(actor, parsed.data);
}

/** The same for a further version of a model, whose name it has. */
export async function requestVersion(
  actor: Actor,
  model: { name: string; catalogId: string | null },
  request: Request,
): Promise<Answered> {
  const { name } = model;
  if (isForm(request)) return started(await orderForm(db, actor, request, formOptions(name)));
  const parsed = versionRequestSchema.safeParse(await readJson(request));
  if (!parsed.success) throw invalidInput("body", parsed.error);
  const { data } = parsed;
  if ("catalogId" in data) return data.catalogId === model.catalogId ? begin(actor, data) : refuse("other-model");
  if ("endpoint" in data) return begin(actor, { endpoint: { ...data.endpoint, name } });
  return begin(actor, { ...data, name });
}

async function begin(actor: Actor, body: ModelRequest): Promise<Answered> {
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
  if ("uploads" in body) return started(await orderUploads(db, actor, body, modelStore()));
  const { hub, name = hub.repository.split("/")[1] ?? hub.repository, ...facts } = body;
  const source = { kind: "hub" as const, ...hub };
  return started(await orderVersion(db, actor, { ...facts, name: name.slice(0, 80), source }));
}

/** What is answered with 202: the version, on its way in. */
function started(outcome: Outcome<Started, string>): Answered {
  if (!outcome.ok) return outcome;
  const { id, modelId, installId, status, number } = outcome.value;
  return done({ id, modelId, installId, number, status });
}

function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
}

function formOptions(name: string | null) {
  return { store: modelStore(), maxBytes: env.COPYDESK_UPLOAD_BYTES, name };
}
