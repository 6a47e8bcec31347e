import { authRoute } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { browserOf } from "#lib/http/browser";
import { signIn } from "#lib/members/sign-in/commands";
import { credentialsSchema } from "#lib/members/sign-in/schema";

const handler = authRoute(async (given, headers) => {
  const credentials = credentialsSchema.safeParse(given);
  if (!credentials.success) return null;
  const outcome = await signIn(db, credentials.data, browserOf(headers));
  if (outcome.ok) return outcome.value;
  if (outcome.reason === "slow-down") throw new Error("slow-down");
  return null;
});

export { handler as GET, handler as POST };
