import { z } from "zod";

export const engineReportSchema = z.object({
  pid: z.int(),
  versionId: z.string(),
  name: z.string(),
  engine: z.string(),
  state: z.enum(["loading", "ready", "ending"]),
  memoryBytes: z.number(),
  /** Ids of the generations that it works on. */
  running: z.array(z.string()),
});
export type EngineReport = z.infer<typeof engineReportSchema>;
