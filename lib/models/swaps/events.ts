import type { Db } from "#lib/db/client";

/** NOTIFY channel; the payload is the id of a swap whose row has changed. */
export const SWAP_CHANNEL = "copydesk_swaps";

/** NOTIFY channel; the payload is the id of a deployment whose champion has changed: workers load the new one. */
export const SWITCH_CHANNEL = "copydesk_switches";

/** Heard when the caller's transaction commits. */
export async function announceSwap(tx: Db, swapId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${SWAP_CHANNEL}, ${swapId})`;
}

export async function announceSwitch(tx: Db, deploymentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${SWITCH_CHANNEL}, ${deploymentId})`;
}
