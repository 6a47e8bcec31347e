"use server";

import { z } from "zod";
import { requireUser } from "#lib/auth/session";
import { detectLanguage } from "#lib/text/language";

/** The language of the beginning of what somebody types; null when it cannot be told. */
export async function detectTyped(text: string): Promise<string | null> {
  await requireUser();
  return detectLanguage(z.string().max(4_000).parse(text));
}
