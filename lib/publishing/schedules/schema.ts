import { z } from "zod";
import { publishSchema } from "../schema.ts";

/** `at`: RFC 3339 with its offset. */
export const scheduleSchema = publishSchema.extend({
  at: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
});
