import { createHash, timingSafeEqual } from "node:crypto";
import { mayAdminister } from "#lib/auth/policy";
import { db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { AppError } from "#lib/errors/app-error";
import { apiRoute } from "#lib/http/api-route";
import { registry } from "#lib/metrics/registry";
import { readDeskFigures } from "./_desk-figures.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<Record<string, string>> };

const forAdmins = apiRoute({ scope: "admin" }, async ({ actor }) => {
  if (!mayAdminister(actor, "workers.read")) throw new AppError("forbidden", "Only admins see the figures.");
  return figures();
});

/** Figures in Prometheus' form, for the token of COPYDESK_METRICS_TOKEN, or an admin's API token with its scope. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return isMetricsToken(request.headers.get("authorization")) ? figures() : forAdmins(request, context);
}

async function figures(): Promise<Response> {
  await readDeskFigures(db);
  const headers = { "content-type": registry.contentType, "cache-control": "no-store" };
  return new Response(await registry.metrics(), { headers });
}

function isMetricsToken(authorization: string | null): boolean {
  const wanted = env.COPYDESK_METRICS_TOKEN;
  if (!wanted || !authorization) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${wanted}`));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
