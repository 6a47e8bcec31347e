/** Who may do what from a screen with versions of models and their recalls. */
import { deleteVersion } from "#lib/models/removal/commands";
import { keepRecalled, recallVersion } from "#lib/models/recalls/commands";
import { describeVersion, restoreVersion, retireVersion } from "#lib/models/versions/commands";
import type { PersonName } from "./access-people.ts";
import type { CommandRow } from "./command-row.ts";
import { reviewCommands } from "./review-commands.ts";
import { givenRecalledDraft, givenSpareVersion, givenWrittenDraft } from "./version-access.ts";

const admins: PersonName[] = ["admin"];
const reason = "It invents dates.";

const ofAdmins = (name: string, run: CommandRow["run"]): CommandRow => ({
  ...{ name, who: admins, run },
  outside: "forbidden",
});

export const versionCommands: CommandRow[] = [
  ...reviewCommands,
  ofAdmins("describeVersion", (desk, actor) =>
    describeVersion(desk.db, actor, desk.versionIds[0], { purpose: "Summaries.", tags: ["short"] }),
  ),
  ofAdmins("retireVersion", async (desk, actor) =>
    retireVersion(desk.db, actor, await givenSpareVersion(desk, "ready"), reason),
  ),
  ofAdmins("restoreVersion", async (desk, actor) =>
    restoreVersion(desk.db, actor, await givenSpareVersion(desk, "retired")),
  ),
  ofAdmins("deleteVersion", async (desk, actor) =>
    deleteVersion(desk.db, actor, { versionId: await givenSpareVersion(desk, "retired"), reason }),
  ),
  ofAdmins("recallVersion", async (desk, actor) =>
    recallVersion(desk.db, actor, (await givenWrittenDraft(desk)).versionId, reason),
  ),
  {
    name: "keepRecalled",
    who: ["lead", "reviewer", "admin"],
    run: async (desk, actor) => {
      const { id: draftId, recallId } = await givenRecalledDraft(desk);
      return keepRecalled(desk.db, actor, { draftId, recallId, note: "Every date is right." });
    },
  },
];
