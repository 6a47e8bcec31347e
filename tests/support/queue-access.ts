/** Who may hold the queue and change its order, over the API and from a screen. */
import { changeUrgency } from "#lib/generations/claims/commands";
import { pauseQueue, resumeQueue } from "#lib/generations/pauses/commands";
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";
import type { CommandRow } from "./command-row.ts";

const everybody: PersonName[] = ["lead", "editor", "reviewer", "viewer", "stranger", "admin"];
const admins: PersonName[] = ["admin"];
const reason = "The disk is swapped.";

/** Last in the table: who may not let the queue go on leaves it held. */
export const queueRows: AccessRow[] = [
  { call: "GET /queue", scope: "read", who: everybody, status: 200 },
  {
    ...{ call: "POST /queue/pause", scope: "admin", who: admins, status: 200, outside: 403 },
    arrange: async (desk) => {
      await endPauses(desk);
      return { body: { reason } };
    },
  },
  {
    ...{ call: "POST /queue/resume", scope: "admin", who: admins, status: 200, outside: 403 },
    arrange: async (desk) => {
      await desk.db.queuePause.createMany({ data: { reason }, skipDuplicates: true });
      return {};
    },
  },
];

export const queueCommands: CommandRow[] = [
  {
    name: "changeUrgency",
    who: admins,
    run: async (desk, actor) => changeUrgency(desk.db, actor, await desk.generation("queued"), "urgent"),
  },
  {
    ...{ name: "pauseQueue", who: admins, outside: "forbidden" },
    run: (desk, actor) => thenGoOn(desk, () => pauseQueue(desk.db, actor, { reason })),
  },
  {
    ...{ name: "resumeQueue", who: admins, outside: "forbidden" },
    run: async (desk, actor) => {
      await desk.db.queuePause.create({ data: { reason } });
      return thenGoOn(desk, () => resumeQueue(desk.db, actor));
    },
  },
];

/** What other rows claim waits for no pause. */
async function thenGoOn(desk: AccessDesk, act: () => Promise<unknown>): Promise<unknown> {
  try {
    return await act();
  } finally {
    await endPauses(desk);
  }
}

async function endPauses({ db }: AccessDesk): Promise<void> {
  await db.queuePause.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } });
}
