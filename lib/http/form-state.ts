/** What a form knows after it was sent. A client component may import this. */
export type FormState<Value = undefined> = {
  status: "idle" | "done" | "failed";
  /** By field name. */
  errors: Record<string, string>;
  /** What happened, in words; null where the fields say it all. */
  message: string | null;
  /** What was typed, for the fields that the action keeps: a sent form is emptied by React. */
  kept: Record<string, string>;
  /** Of a success that stays on its page, such as a token that is shown once. */
  value: Value | null;
};

export type FormAction<Value> = (state: FormState<Value>, form: FormData) => Promise<FormState<Value>>;

export const IDLE_FORM: FormState<never> = { status: "idle", errors: {}, message: null, kept: {}, value: null };
