import { z } from "zod";
import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { apiRoute } from "#lib/http/api-route";
import { pageQuery } from "#lib/http/page-query";
import { presentUsage } from "#lib/usage/present";
import { listUsage } from "#lib/usage/queries";
import { readRange, usageRangeSchema } from "#lib/usage/schema";

const query = pageQuery.extend(usageRangeSchema.shape).extend({ cursor: z.coerce.number().int().min(0).optional() });

export const GET = apiRoute({ scope: "admin", query }, async ({ actor, query }) => {
  const { from, to, limit, cursor } = query;
  const range = readRange({ from, to }, new Date());
  if (!range) throw new AppError("invalid_input", "Give a range of at most 400 days that begins before it ends.");
  const { items, nextOffset } = await listUsage(db, actor, range, { limit, offset: cursor ?? 0 });
  return { ...range, items: items.map(presentUsage), nextCursor: nextOffset === null ? null : String(nextOffset) };
});
