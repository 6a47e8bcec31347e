"use server";

import { z } from "zod";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { acceptClean, cancelRest, retryFailed } from "#lib/generations/batches/commands";
import { confirmAction, formAction } from "#lib/http/form-action";

const refusals = "drafts.refusals";
const schema = z.object({ id: z.uuid() });

export type Accepted = { submitted: number; left: { title: string; why: string }[] };

export const acceptAction = formAction({ schema, refusals, revalidate: ["/batches"] }, async (actor, { id }) => {
  const t = await getTranslations("batches.why");
  const { value } = await acceptClean(db, actor, id);
  const words = (why: (typeof value.left)[number]["why"]) => t(why);
  return done<Accepted>({ ...value, left: value.left.map(({ title, why }) => ({ title, why: words(why) })) });
});

export const retryAction = confirmAction({ schema, refusals, revalidate: ["/batches"] }, (actor, { id }) =>
  retryFailed(db, actor, id),
);

export const cancelAction = confirmAction({ schema, refusals, revalidate: ["/batches"] }, (actor, { id }) =>
  cancelRest(db, actor, id),
);
