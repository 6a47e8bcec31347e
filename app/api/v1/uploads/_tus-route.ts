import { db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { apiRoute } from "#lib/http/api-route";
import { problemResponse } from "#lib/http/problem";
import { answerTus } from "#lib/models/uploads/answer-tus";
import { modelStore } from "#lib/storage/model-store";

/** What tus answers, with its refusals as problems. */
export const tusRoute = apiRoute({ scope: "admin", session: true }, async ({ actor, request, requestId }) => {
  const response = await answerTus(db, request, actor, { store: modelStore(), maxBytes: env.COPYDESK_UPLOAD_BYTES });
  const { status, headers } = response;
  if (status < 400) return response;
  const detail = (await response.text()).trim() || "The upload was refused.";
  const problem = problemResponse({ status, code: CODES[status] ?? "invalid_input", detail }, requestId);
  const resumable = headers.get("tus-resumable");
  if (resumable) problem.headers.set("tus-resumable", resumable);
  return problem;
});

const CODES: Record<number, string> = {
  403: "forbidden",
  404: "not_found",
  409: "changed_meanwhile",
  410: "upload_expired",
  413: "too_large",
  415: "unsupported_media_type",
  429: "too_many_uploads",
  500: "internal_error",
  507: "disk_full",
};
