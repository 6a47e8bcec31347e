/** Waits for the worker's answer to a translation request: one connection that listens, whatever the number waiting. */
import { env } from "#lib/env/env";
import type { Db } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import type { Listener } from "#lib/db/listen";
import { log } from "#lib/log/log";
import { findTranslationAnswer, type TranslationAnswer } from "#lib/translations/queries";
import { TRANSLATION_CHANNEL } from "#lib/translations/schema";

export type TranslationAnswers = {
  /** Null when no answer came within the time, or the caller went. */
  wait(db: Db, id: string, options: { waitMs: number; signal: AbortSignal }): Promise<TranslationAnswer | null>;
};

const globals = globalThis as { copydeskTranslations?: TranslationAnswers };

export function translationAnswers(): TranslationAnswers {
  globals.copydeskTranslations ??= createTranslationAnswers(
    createListener(env.DATABASE_URL, (error) => log.warn({ err: error }, "listener lost the database")),
  );
  return globals.copydeskTranslations;
}

export function createTranslationAnswers(listener: Listener): TranslationAnswers {
  const waiting = new Map<string, () => void>();
  let listening: Promise<unknown> | undefined;

  return {
    async wait(db, id, { waitMs, signal }) {
      // What was notified before, or while the connection was cut, is found by looking.
      const lookAll = () => waiting.forEach((look) => look());
      listening ??= listener.listen(TRANSLATION_CHANNEL, (answered) => waiting.get(answered)?.(), lookAll);
      await listening;
      return new Promise((resolve, reject) => {
        const end = (answer: TranslationAnswer | null): void => {
          clearTimeout(late);
          signal.removeEventListener("abort", leave);
          waiting.delete(id);
          resolve(answer);
        };
        const leave = () => end(null);
        const look = () =>
          void findTranslationAnswer(db, id).then((answer) => {
            if (answer) end(answer);
          }, reject);
        const late = setTimeout(leave, waitMs);
        signal.addEventListener("abort", leave, { once: true });
        waiting.set(id, look);
        look();
      });
    },
  };
}
