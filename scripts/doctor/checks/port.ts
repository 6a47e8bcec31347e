import { z } from "zod";
import { portProblem } from "../../start/port.ts";
import { failed, note, ok } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";
import { findPortHolder } from "../port-holder.ts";

const PATIENCE = 5_000;

const healthSchema = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  version: z.string(),
  missing: z.array(z.string()),
});

/** Free, or a desk answers there; else who has it. */
export async function port({ settings: { PORT }, holder }: Examined): Promise<Finding[]> {
  const problem = await portProblem(PORT);
  if (problem === null) {
    if (holder === null) return [ok(`Port ${PORT} is free.`)];
    return [failed(`The desk runs (process ${holder}), but nothing listens on port ${PORT}.`, "See logs/web.log.")];
  }
  if (problem === "EACCES")
    return [failed(`This account may not listen on port ${PORT}.`, "Set PORT to one above 1023.")];
  const health = await askHealth(PORT);
  if (health?.status === "ok") return [ok(`The desk answers on port ${PORT}, version ${health.version}.`)];
  if (health)
    return [
      note(`The desk answers on port ${PORT}, but misses: ${health.missing.join(", ")}.`, "See the lines below."),
    ];
  const who = findPortHolder(PORT);
  return [
    failed(
      `Port ${PORT} is taken by ${who ?? "another program"}, which is no desk.`,
      `End it, or set PORT to a free one, for example PORT=${PORT + 1} npm start.`,
    ),
  ];
}

/** Null when what answers is no desk. */
async function askHealth(port: number) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(PATIENCE) });
    return healthSchema.safeParse(await response.json()).data ?? null;
  } catch {
    return null;
  }
}
