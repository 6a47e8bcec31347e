import { describe, expect, it } from "vitest";
import {
  claimSwap,
  completeSwap,
  endSwapCancelled,
  failSwap,
  holdSwap,
  releaseSwap,
  switchSwap,
} from "#lib/models/swaps/attempts/commands";
import type { TakenSwap } from "#lib/models/swaps/attempts/commands";
import { givenChange, givenSwap } from "#tests/support/given-swap";
import { swapDesk } from "#tests/support/swap-desk";
import { testDb } from "#tests/support/test-db";

const db = testDb();
const desk = swapDesk(db);

const claim = () =>
  claimSwap(db, { workerId: crypto.randomUUID(), engineNames: ["scripted"], memoryBudget: 1e12, leaves: [] });

async function taken(): Promise<TakenSwap> {
  const swap = await claim();
  if (!swap) throw new Error("there was nothing to take");
  return swap;
}

const lapse = (id: string) => db.modelSwap.update({ where: { id }, data: { leaseExpiresAt: new Date(0) } });
const end = (id: string) =>
  db.modelSwap.update({ where: { id }, data: { status: "cancelled", finishedAt: new Date(), leaseExpiresAt: null } });

describe("the claim of a swap", () => {
  it("is had by one of several workers who ask at once", async () => {
    const swapId = await givenSwap(db, desk.admin, await givenChange(db));
    const claims = await Promise.all(Array.from({ length: 6 }, claim));
    expect(claims.flatMap((one) => one?.swapId ?? [])).toEqual([swapId]);
    await end(swapId);
  });

  it("that is lost writes nothing: whoever took it over does the swap alone", async () => {
    const change = await givenChange(db);
    const swapId = await givenSwap(db, desk.admin, change);
    const first = await taken();
    await lapse(swapId);
    const second = await taken();
    expect(second).toMatchObject({ swapId, attempt: 2, crashes: 1 });
    const error = { code: "load-failed", message: "It does not load.", help: "Choose another." };
    expect(await holdSwap(db, first, first.steps)).toBe("lost");
    expect(await switchSwap(db, first, first.steps)).toBe("lost");
    expect(await failSwap(db, first, first.steps, error, "load")).toBe(false);
    expect(await endSwapCancelled(db, first, first.steps)).toBe(false);
    expect(await releaseSwap(db, first)).toBe(false);
    expect(await completeSwap(db, first, first.steps)).toBe(false);
    expect(await db.deploymentEvent.count({ where: { deploymentId: change.deploymentId } })).toBe(0);

    expect(await switchSwap(db, second, second.steps)).toBe("switched");
    // The answer to the first one may have been lost on its way.
    expect(await switchSwap(db, second, second.steps)).toBe("switched");
    expect(await failSwap(db, second, second.steps, error, "load")).toBe(false);
    expect(await completeSwap(db, second, second.steps)).toBe(true);
    expect(await db.deploymentEvent.count({ where: { deploymentId: change.deploymentId } })).toBe(1);
    const { championId } = await db.deployment.findUniqueOrThrow({ where: { id: change.deploymentId } });
    expect(championId).toBe(change.toId);
  });

  it("that is given back burns nothing, however often; one whose worker is gone does", async () => {
    const swapId = await givenSwap(db, desk.admin, await givenChange(db));
    for (let times = 0; times < 6; times += 1) expect(await releaseSwap(db, await taken())).toBe(true);
    for (let crashes = 0; crashes < 4; crashes += 1) {
      expect(await taken()).toMatchObject({ swapId, crashes });
      await lapse(swapId);
    }
    expect(await claim()).toBeNull();
    const swap = await db.modelSwap.findUniqueOrThrow({ where: { id: swapId } });
    expect(swap).toMatchObject({ status: "failed", error: { code: "crashed-repeatedly" } });
  });
});
