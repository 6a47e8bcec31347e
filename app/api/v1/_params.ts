import { z } from "zod";

/** An id in a path. What is no id is answered like one that does not exist. */
export const idParams = z.object({ id: z.string().max(64) });
export const revisionParams = z.object({ id: z.string().max(64), number: z.coerce.number().int().min(1) });
