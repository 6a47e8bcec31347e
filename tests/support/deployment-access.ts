/** Who may do what with deployments and swaps, over the API and from a screen. */
import {
  agreeToSwap,
  promoteChallenger,
  requestActivation,
  rollbackDeployment,
  stopSwap,
} from "#lib/models/deployments/activations/commands";
import {
  changeShare,
  endCanary,
  endShadow,
  startCanary,
  startShadow,
} from "#lib/models/deployments/challengers/commands";
import { createDeployment, removeDeployment, setSecondAdmin } from "#lib/models/deployments/commands";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";
import type { CommandRow } from "./command-row.ts";

const everybody: PersonName[] = ["lead", "editor", "reviewer", "viewer", "stranger", "admin"];
const reason = "It writes better.";
const scope = { task: "write", pair: null, kind: null } as const;

type Arrange = NonNullable<AccessRow["arrange"]>;

const act = (call: string, arrange: Arrange, status = 200): AccessRow => ({
  ...{ call, scope: "admin", who: ["admin"], status, outside: 403, arrange },
});

export const deploymentRows: AccessRow[] = [
  { call: "GET /deployments", scope: "read", who: everybody, status: 200 },
  {
    ...{ call: "GET /deployments/{id}", scope: "read", who: everybody, status: 200, session: true },
    arrange: async (desk) => ({ params: { id: await desk.deployment("first") } }),
  },
  act(
    "POST /deployments",
    async (desk) => {
      await desk.db.deployment.deleteMany({ where: { projectId: desk.projectId } });
      return { body: { task: "write", projectId: desk.projectId, versionId: desk.versionIds[0], reason } };
    },
    201,
  ),
  act("DELETE /deployments/{id}", async (desk) => ({ params: { id: await desk.override() }, body: { reason } })),
  act("POST /deployments/{id}/activate", async (desk) => ({
    params: { id: await desk.deployment("first") },
    body: { versionId: desk.versionIds[1], reason },
  })),
  act("POST /deployments/{id}/rollback", async (desk) => ({
    params: { id: await desk.deployment("second") },
    body: { reason },
  })),
  act("POST /deployments/{id}/promote", async (desk) => ({
    params: { id: await desk.challenged("canary") },
    body: { reason },
  })),
  act("POST /deployments/{id}/canary", async (desk) => ({
    params: { id: await desk.deployment("first") },
    body: { versionId: desk.versionIds[1], share: 20, reason },
  })),
  act("DELETE /deployments/{id}/canary", async (desk) => ({
    params: { id: await desk.challenged("canary") },
    body: { reason },
  })),
  act("POST /deployments/{id}/shadow", async (desk) => ({
    params: { id: await desk.deployment("first") },
    body: { versionId: desk.versionIds[1], reason },
  })),
  act("DELETE /deployments/{id}/shadow", async (desk) => ({
    params: { id: await desk.challenged("shadow") },
    body: { reason },
  })),
  act("PUT /deployments/{id}/second-admin", async (desk) => ({
    params: { id: await desk.deployment("first") },
    body: { secondAdmin: true, reason },
  })),
  {
    ...{ call: "GET /swaps/{id}", scope: "read", who: everybody, status: 200, session: true },
    arrange: async (desk) => ({ params: { id: await desk.swap() } }),
  },
  {
    ...{ call: "GET /swaps/{id}/events", scope: "read", who: everybody, status: 200, session: true },
    arrange: async (desk) => ({ params: { id: await desk.swap() } }),
  },
  act("POST /swaps/{id}/agree", async (desk) => ({ params: { id: await desk.swap() }, body: { reason } })),
  act("POST /swaps/{id}/cancel", async (desk) => ({ params: { id: await desk.swap() }, body: { reason } })),
];

const row = (name: string, run: CommandRow["run"]): CommandRow => ({ name, who: ["admin"], outside: "forbidden", run });

export const deploymentCommands: CommandRow[] = [
  row("requestActivation", async (desk, actor) => {
    const deploymentId = await desk.deployment("first");
    return requestActivation(desk.db, actor, { deploymentId, versionId: desk.versionIds[1], reason });
  }),
  row("rollbackDeployment", async (desk, actor) =>
    rollbackDeployment(desk.db, actor, { deploymentId: await desk.deployment("second"), reason }),
  ),
  row("promoteChallenger", async (desk, actor) =>
    promoteChallenger(desk.db, actor, { deploymentId: await desk.challenged("canary"), reason }),
  ),
  row("startCanary", async (desk, actor) => {
    const deploymentId = await desk.deployment("first");
    return startCanary(desk.db, actor, { deploymentId, versionId: desk.versionIds[1], share: 10, reason });
  }),
  row("changeShare", async (desk, actor) =>
    changeShare(desk.db, actor, { deploymentId: await desk.challenged("canary"), share: 40, reason }),
  ),
  row("endCanary", async (desk, actor) =>
    endCanary(desk.db, actor, { deploymentId: await desk.challenged("canary"), reason }),
  ),
  row("startShadow", async (desk, actor) => {
    const deploymentId = await desk.deployment("first");
    return startShadow(desk.db, actor, { deploymentId, versionId: desk.versionIds[1], wanted: 5, reason });
  }),
  row("endShadow", async (desk, actor) =>
    endShadow(desk.db, actor, { deploymentId: await desk.challenged("shadow"), reason }),
  ),
  row("setSecondAdmin", async (desk, actor) =>
    setSecondAdmin(desk.db, actor, { deploymentId: await desk.deployment("first"), secondAdmin: true, reason }),
  ),
  row("createDeployment", async ({ db, projectId, versionIds }, actor) => {
    await db.deployment.deleteMany({ where: { projectId } });
    return createDeployment(db, actor, { ...scope, projectId, versionId: versionIds[0], reason });
  }),
  row("removeDeployment", async (desk, actor) =>
    removeDeployment(desk.db, actor, { deploymentId: await desk.override(), reason }),
  ),
  row("agreeToSwap", async (desk, actor) => agreeToSwap(desk.db, actor, { swapId: await desk.swap(), reason })),
  row("stopSwap", async (desk, actor) => stopSwap(desk.db, actor, { swapId: await desk.swap(), reason })),
];
