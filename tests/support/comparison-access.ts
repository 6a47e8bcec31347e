/** Who may do what with comparisons: everybody reads figures, members read texts, admins compare. */
import { endComparison, openComparison, startComparison } from "#lib/evaluation/commands";
import { judgeItem } from "#lib/evaluation/items/commands";
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";
import type { CommandRow } from "./command-row.ts";
import { givenComparison, givenReplayed, givenWritten } from "./given-comparison.ts";

const everybody: PersonName[] = ["lead", "editor", "reviewer", "viewer", "stranger", "admin"];
const members: PersonName[] = ["lead", "editor", "reviewer", "viewer", "admin"];
const admins: PersonName[] = ["admin"];

const versionsOf = ({ versionIds: [championId, challengerId] }: AccessDesk) => ({ championId, challengerId });

/** A comparison whose texts wait. */
async function waiting(desk: AccessDesk): Promise<string> {
  await givenWritten(desk.db, desk.people.lead, desk.projectId, desk.versionIds[0], { sourceIds: [desk.sourceId] });
  return givenComparison(desk.db, desk.people.admin, versionsOf(desk));
}

/** One whose texts are written. */
async function written(desk: AccessDesk): Promise<{ id: string; itemId: string }> {
  const id = await waiting(desk);
  await givenReplayed(desk.db);
  const item = await desk.db.comparisonItem.findFirstOrThrow({ where: { comparisonId: id }, select: { id: true } });
  return { id, itemId: item.id };
}

const onWaiting = async (desk: AccessDesk) => ({ params: { id: await waiting(desk) } });

export const comparisonRows: AccessRow[] = [
  { call: "GET /comparisons", scope: "read", who: everybody, status: 200 },
  {
    ...{ call: "POST /comparisons", scope: "admin", who: admins, status: 202, outside: 403 },
    arrange: async (desk) => {
      await waiting(desk);
      return { body: versionsOf(desk) };
    },
  },
  { call: "GET /comparisons/{id}", scope: "read", who: everybody, status: 200, arrange: onWaiting },
  {
    ...{ call: "POST /comparisons/{id}/end", scope: "admin", who: admins, status: 200, outside: 403 },
    arrange: onWaiting,
  },
  {
    ...{ call: "POST /comparisons/{id}/open", scope: "admin", who: admins, status: 200, outside: 403 },
    arrange: onWaiting,
  },
  {
    ...{ call: "GET /comparisons/{id}/items/{itemId}", scope: "read", who: members, status: 200 },
    arrange: async (desk) => ({ params: await written(desk) }),
  },
  {
    ...{
      call: "POST /comparisons/{id}/items/{itemId}/verdict",
      scope: "admin",
      who: admins,
      status: 200,
      outside: 403,
    },
    arrange: async (desk) => ({ params: await written(desk), body: { choice: "same" } }),
  },
];

const row = (name: string, run: CommandRow["run"]): CommandRow => ({ name, who: admins, run, outside: "forbidden" });

export const comparisonCommands: CommandRow[] = [
  row("startComparison", async (desk, actor) => {
    await waiting(desk);
    return startComparison(desk.db, actor, versionsOf(desk));
  }),
  row("endComparison", async (desk, actor) => endComparison(desk.db, actor, await waiting(desk))),
  row("openComparison", async (desk, actor) => openComparison(desk.db, actor, await waiting(desk))),
  row("judgeItem", async (desk, actor) => {
    const { id: comparisonId, itemId } = await written(desk);
    return judgeItem(desk.db, actor, { comparisonId, itemId, choice: "first", note: "" }, "secret");
  }),
];
