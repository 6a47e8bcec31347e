import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { apiRoute } from "#lib/http/api-route";
import { dropTranslation, requestTranslation } from "#lib/translations/commands";
import { presentTranslation } from "#lib/translations/present";
import { TRANSLATION_LIMITS, translationInputSchema } from "#lib/translations/schema";
import { countWorkers } from "#lib/workers/queries";
import { translationAnswers } from "../../_streams/translation-answers.ts";

const refusals = {
  "model-missing": { status: 422 },
  "language-unsupported": { status: 422 },
  "not-translated": { status: 422 },
} as const;

export const POST = apiRoute(
  { scope: "read", session: true, body: translationInputSchema, refusals },
  async ({ actor, body, request }) => {
    if ((await countWorkers(db)) === 0) throw new AppError("unavailable", "No worker runs that could translate this.");
    const { from, to, format, text, segments } = body;
    const { id } = await requestTranslation(db, actor, { from, to, format, texts: segments ?? [text ?? ""] });
    try {
      const { waitMs } = TRANSLATION_LIMITS;
      const answer = await translationAnswers().wait(db, id, { waitMs, signal: request.signal });
      if (!answer) throw new AppError("unavailable", "No worker answered in time. Try again, or with less text.");
      if (answer.ok) return done(presentTranslation(body, answer.result));
      const { code, message, help } = answer.error;
      const known = code === "model-missing" || code === "language-unsupported" ? code : "not-translated";
      return { ...refuse(known), detail: `${message} ${help}` };
    } finally {
      await dropTranslation(db, id);
    }
  },
);
