import { healthAnswer, version } from "../_look.ts";

export const dynamic = "force-dynamic";

/** Whether this web process runs at all: who gets no answer may start it again. Asks nobody else. */
export function GET(): Response {
  return healthAnswer(true, { status: "ok", version });
}
