import { z } from "zod";

export const pauseSchema = z.strictObject({
  /** Everybody whose text waits reads it. */
  reason: z.string().trim().min(1, "Say why: those whose texts wait read it.").max(200),
});
