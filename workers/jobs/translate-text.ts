/** One translation at once: engines lent, text through them, the answer written under the fence. */
import type { Db } from "#lib/db/client";
import { resolveTranslation } from "#lib/models/translation/queries";
import { isSameLanguage } from "#lib/models/languages";
import type { Store } from "#lib/storage/store";
import { completeTranslation, failTranslation, type TranslationClaim } from "#lib/translations/commands";
import { TRANSLATION_LIMITS, type TranslationError } from "#lib/translations/schema";
import { EngineError } from "../engines/engine.ts";
import { translateAtOnce } from "../pipelines/translation/at-once.ts";
import type { EnginePool, Loan } from "../supervisor/engine-pool.ts";
import { plannedLeg, translatorOf } from "./resolve-engines.ts";

export type TranslateDependencies = {
  db: Db;
  pool: EnginePool;
  signal: AbortSignal;
  /** Where model files lie, when not in the data folder's own store. */
  models?: Store;
};

/** Throws what is a bug; a failure of the engine is the answer. */
export async function translateText(dependencies: TranslateDependencies, claim: TranslationClaim): Promise<boolean> {
  const { db, pool, models } = dependencies;
  const { from, to } = claim.order;
  const signal = AbortSignal.any([dependencies.signal, AbortSignal.timeout(TRANSLATION_LIMITS.waitMs)]);
  const plan = await resolveTranslation(db, from, to, undefined, models);
  if (!plan.ok) return failTranslation(db, claim, isSameLanguage(from, to) ? SAME_LANGUAGE : NO_MODEL);
  const loans: Loan[] = [];
  try {
    const translators = [];
    for (const leg of plan.legs.map(plannedLeg)) {
      const loan = await pool.lend(leg.request, "translate-text", signal);
      loans.push(loan);
      translators.push(translatorOf(loan.engine, leg));
    }
    const texts = await translateAtOnce(claim.order, { translators, signal });
    const versions = plan.legs.map(({ version: { ref } }) => `${ref.name} v${ref.number}`);
    return await completeTranslation(db, claim, { versions, texts });
  } catch (error) {
    if (!(error instanceof EngineError) && !signal.aborted) throw error;
    const message = error instanceof EngineError ? error.message : "The translation took too long and was stopped.";
    return await failTranslation(db, claim, { code: "not-translated", message, help: "Try again, or with less text." });
  } finally {
    for (const loan of loans) loan.giveBack();
  }
}

const NO_MODEL: TranslationError = {
  code: "model-missing",
  message: "No model is installed that translates between these languages.",
  help: "Install one on the models page.",
};

const SAME_LANGUAGE: TranslationError = {
  code: "language-unsupported",
  message: "Source and target are the same language.",
  help: "Choose another language.",
};
