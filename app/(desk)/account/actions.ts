"use server";

import { headers } from "next/headers";
import { db } from "#lib/db/client";
import { browserOf } from "#lib/http/browser";
import { confirmAction, formAction } from "#lib/http/form-action";
import { changeOwnName, changePassword, endOwnSession } from "#lib/members/account/commands";
import { ownNameSchema, passwordChangeSchema } from "#lib/members/account/schema";
import { createToken, revokeToken } from "#lib/members/tokens/commands";
import { revokeTokenFormSchema, sessionFormSchema, tokenFormSchema } from "./schema.ts";

const refusals = "account.refusals";
const revalidate = ["/account"];

export const changeNameAction = formAction(
  { schema: ownNameSchema, refusals, keep: ["name"], revalidate, done: "account.nameSaved" },
  (actor, { name }) => changeOwnName(db, actor, name),
);

export const changePasswordAction = formAction(
  { schema: passwordChangeSchema, refusals, revalidate, done: "account.passwordSaved" },
  async (actor, input) => changePassword(db, actor, input, browserOf(await headers()).address),
);

export const createTokenAction = formAction(
  { schema: tokenFormSchema, refusals, keep: ["name"], revalidate },
  (actor, input) => createToken(db, actor, input),
);

export const revokeTokenAction = confirmAction(
  { schema: revokeTokenFormSchema, refusals, revalidate },
  (actor, { tokenId }) => revokeToken(db, actor, tokenId),
);

export const endSessionAction = confirmAction(
  { schema: sessionFormSchema, refusals, revalidate },
  (actor, { sessionId }) => endOwnSession(db, actor, sessionId),
);
