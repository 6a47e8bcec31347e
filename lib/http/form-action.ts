/**
 * The way in for our own forms: fields are parsed, the person is found, the command runs, and its refusal comes back
 * as words. Only what our own pages sent is heard.
 */
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { UserActor } from "../auth/actor.ts";
import { requireUser } from "../auth/session.ts";
import { isConnectionLost } from "../db/connection-error.ts";
import { AppError } from "../errors/app-error.ts";
import type { Outcome } from "../errors/refusal.ts";
import { StorageError } from "../storage/storage-error.ts";
import { fieldsOf, keptOf } from "./form-fields.ts";
import { IDLE_FORM } from "./form-state.ts";
import type { FormAction, FormState } from "./form-state.ts";
import { wordsOfIssues } from "./issue-words.ts";
import type { Words } from "./issue-words.ts";
import { isFromOurPages } from "./same-origin.ts";

type Options<Schema extends z.ZodType, Value> = {
  schema: Schema;
  /** Namespace of the words for refusals: `users.refusals` holds `last-admin`. Their values are the refusal's own. */
  refusals: string;
  /** Fields whose text a failed form shows again. Never a secret. */
  keep?: readonly string[];
  /** Paths to render anew after a success. */
  revalidate?: readonly string[];
  /** Where a success leads; without it the form stays, and `value` is in its state. */
  redirectTo?: (value: Value, input: z.output<Schema>) => string;
  /** Key of the words for a success that stays. */
  done?: string;
};

/** For signed-in people: others are sent to sign in. */
export function formAction<Schema extends z.ZodType, Value>(
  options: Options<Schema, Value>,
  run: (actor: UserActor, input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): FormAction<Value> {
  return async (_state, form) => {
    const actor = await requireUser();
    return act(options, form, (input) => run(actor, input));
  };
}

/** For forms of people who are not signed in: sign-in itself, invitations. */
export function openFormAction<Schema extends z.ZodType, Value>(
  options: Options<Schema, Value>,
  run: (input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): FormAction<Value> {
  return async (_state, form) => act(options, form, run);
}

/** For a dialog that asks before something is done: gives back the sentence of a refusal, nothing when it was done. */
export function confirmAction<Schema extends z.ZodType, Value>(
  options: Options<Schema, Value>,
  run: (actor: UserActor, input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): (form: FormData) => Promise<{ error: string } | void> {
  const action = formAction(options, run);
  return async (form) => {
    const state = await action(IDLE_FORM, form);
    if (state.status !== "failed") return;
    return { error: state.message ?? Object.values(state.errors).join(" ") };
  };
}

async function act<Schema extends z.ZodType, Value>(
  options: Options<Schema, Value>,
  form: FormData,
  run: (input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): Promise<FormState<Value>> {
  const words = (await getTranslations()) as unknown as Words;
  const failed = { ...IDLE_FORM, status: "failed" as const, kept: keptOf(form, options.keep ?? []) };
  if (!isFromOurPages(await headers())) return { ...failed, message: words("form.foreign") };

  const input = options.schema.safeParse(fieldsOf(form));
  if (!input.success) return { ...failed, errors: wordsOfIssues(input.error, words) };

  const outcome = await settle(() => run(input.data), words);
  if ("failure" in outcome) return { ...failed, ...outcome.failure };
  if (!outcome.ok) {
    const { ok: _ok, reason, ...values } = outcome;
    return { ...failed, message: words(`${options.refusals}.${reason}`, values) };
  }
  for (const path of options.revalidate ?? []) revalidatePath(path);
  if (options.redirectTo) redirect(options.redirectTo(outcome.value, input.data) as Route);
  return { ...IDLE_FORM, status: "done", message: options.done ? words(options.done) : null, value: outcome.value };
}

/** What no screen offers is said in the error's own sentence; what is no known error is a bug and goes up. */
async function settle<Value>(run: () => Promise<Outcome<Value, string>>, words: Words) {
  try {
    return await run();
  } catch (error) {
    if (isConnectionLost(error)) return { failure: { message: words("form.away"), errors: {} } };
    if (error instanceof StorageError) return { failure: { message: error.message, errors: {} } };
    if (!(error instanceof AppError)) throw error;
    const errors = Object.fromEntries(error.details.map((detail) => [detail.path, detail.message]));
    return { failure: { message: error.message, errors } };
  }
}
