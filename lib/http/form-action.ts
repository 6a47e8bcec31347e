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
import { PATH_HEADER } from "../auth/next-path.ts";
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
import { logRequest } from "./log-request.ts";
import { requestIdOf } from "./request-id.ts";
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
    return act(options, actor, form, (input) => run(actor, input));
  };
}

/** For forms of people who are not signed in: sign-in itself, invitations. */
export function openFormAction<Schema extends z.ZodType, Value>(
  options: Options<Schema, Value>,
  run: (input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): FormAction<Value> {
  return async (_state, form) => act(options, null, form, run);
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
  actor: UserActor | null,
  form: FormData,
  run: (input: z.output<Schema>) => Promise<Outcome<Value, string>>,
): Promise<FormState<Value>> {
  const note = await noteForm(options.refusals, actor);
  const words = (await getTranslations()) as unknown as Words;
  const failed = { ...IDLE_FORM, status: "failed" as const, kept: keptOf(form, options.keep ?? []) };
  if (!isFromOurPages(await headers())) {
    note(403, "foreign");
    return { ...failed, message: words("form.foreign") };
  }

  const input = options.schema.safeParse(fieldsOf(form));
  if (!input.success) {
    note(422, "invalid_input");
    return { ...failed, errors: wordsOfIssues(input.error, words) };
  }

  const outcome = await settle(() => run(input.data), words, note);
  if ("failure" in outcome) return { ...failed, ...outcome.failure };
  if (!outcome.ok) {
    const { ok: _ok, reason, ...values } = outcome;
    note(409, reason);
    return { ...failed, message: words(`${options.refusals}.${reason}`, values) };
  }
  note(200);
  for (const path of options.revalidate ?? []) revalidatePath(path);
  if (options.redirectTo) redirect(options.redirectTo(outcome.value, input.data) as Route);
  return { ...IDLE_FORM, status: "done", message: options.done ? words(options.done) : null, value: outcome.value };
}

type Note = (status: number, reason?: string, error?: unknown) => void;

/** What no screen offers is said in the error's own sentence; what is no known error is a bug and goes up. */
async function settle<Value>(run: () => Promise<Outcome<Value, string>>, words: Words, note: Note) {
  try {
    return await run();
  } catch (error) {
    if (isConnectionLost(error) || error instanceof StorageError) {
      note(503, "unavailable");
      const message = error instanceof StorageError ? error.message : words("form.away");
      return { failure: { message, errors: {} } };
    }
    if (!(error instanceof AppError)) {
      // A command that sends elsewhere throws as well; Next knows it by its digest.
      if (error instanceof Error && "digest" in error) note(303);
      else note(500, undefined, error);
      throw error;
    }
    note(error.status, error.code);
    const errors = Object.fromEntries(error.details.map((detail) => [detail.path, detail.message]));
    return { failure: { message: error.message, errors } };
  }
}

/** The one event of a form that was sent, written when its outcome is known. */
async function noteForm(name: string, actor: UserActor | null): Promise<Note> {
  const started = performance.now();
  const sent = await headers();
  const [path = ""] = (sent.get(PATH_HEADER) ?? "").split("?");
  const facts = { requestId: requestIdOf(sent), route: `form:${name}`, method: "POST", path, actor, started };
  return (status, reason, error) => logRequest({ ...facts, status, reason, error });
}
