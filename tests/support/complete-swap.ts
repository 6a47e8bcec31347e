/** The database's part of a swap, for tests that need another champion and no engines. */
import type { Database } from "#lib/db/client";
import { switchChampion } from "#lib/models/deployments/champions/commands";
import { SWAP_TYPES } from "#lib/models/swaps/schema";
import { z } from "zod";

/** A swap that waits ends as one that went well. */
export async function completeSwap(db: Database, swapId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const swap = await tx.modelSwap.findUniqueOrThrow({ where: { id: swapId } });
    if (swap.status !== "queued") throw new Error(`the swap is ${swap.status}`);
    if (!(await switchChampion(tx, { ...swap, type: z.enum(SWAP_TYPES).parse(swap.type), swapId })))
      throw new Error("another champion serves by now");
    const now = new Date();
    await tx.modelSwap.update({
      where: { id: swapId },
      data: { status: "completed", attempt: 1, startedAt: now, switchedAt: now, finishedAt: now },
    });
  });
}

type Asked = { ok: true; value: { id: string; swapId: string | null } } | { ok: false; reason: string };

/** The same for what a command has just asked for; gives the deployment's id. */
export async function completeAsked(db: Database, asked: Asked): Promise<string> {
  if (!asked.ok) throw new Error(`it was refused: ${asked.reason}`);
  if (asked.value.swapId) await completeSwap(db, asked.value.swapId);
  return asked.value.id;
}
