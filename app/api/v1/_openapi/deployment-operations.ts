import { z } from "zod";
import {
  activateSchema,
  actSchema,
  canarySchema,
  newDeploymentSchema,
  reasonBodySchema,
  secondAdminSchema,
  shadowSchema,
} from "#lib/models/deployments/schema";
import { DEPLOYMENT_EVENT_TYPES, deploymentEventDataSchema } from "#lib/models/deployments/events";
import { modelErrorSchema } from "#lib/models/schema";
import { SWAP_STEPS, SWAP_TYPES, swapStepSchema } from "#lib/models/swaps/schema";
import { swapWaitSchema } from "#lib/models/swaps/waits/schema";
import { SWAP_STATUSES } from "#lib/models/swaps/transitions";
import { pageOfAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

const time = z.iso.datetime();
const flags = z.record(z.string(), z.boolean());
const version = z.looseObject({ id: z.uuid(), label: z.string() });
const named = z.object({ id: z.uuid(), label: z.string().nullable() });

const entryAnswer = z.looseObject({
  id: z.uuid(),
  type: z.enum(DEPLOYMENT_EVENT_TYPES),
  from: named.nullable(),
  to: named,
  reason: z.string(),
  data: deploymentEventDataSchema,
  actor: z.string().nullable(),
  createdAt: time,
});

const swapAnswer = z.looseObject({
  id: z.uuid(),
  deploymentId: z.uuid(),
  type: z.enum(SWAP_TYPES),
  status: z.enum(SWAP_STATUSES),
  reason: z.string(),
  from: named,
  to: named,
  steps: z.array(swapStepSchema.extend({ name: z.enum(SWAP_STEPS), usualMilliseconds: z.int().nullable() })),
  /** Why no worker has it, with a sentence that says what to do; null while one has it, or none is needed. */
  wait: swapWaitSchema.extend({ reason: z.string() }).nullable(),
  error: modelErrorSchema.nullable(),
  requestedBy: z.string().nullable(),
  agreedBy: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  switchedAt: time.nullable(),
  finishedAt: time.nullable(),
  abilities: flags,
});

const deploymentAnswer = z.looseObject({
  id: z.uuid(),
  task: z.string(),
  pair: z.string().nullable(),
  project: z.looseObject({ id: z.uuid().nullable(), name: z.string() }).nullable(),
  kind: z.string().nullable(),
  revision: z.int(),
  champion: version,
  challenger: version.extend({ mode: z.enum(["canary", "shadow"]), share: z.int() }).nullable(),
  secondAdmin: z.boolean(),
  servesSince: time,
  previous: named.nullable(),
  updatedAt: time,
  history: z.array(entryAnswer),
  abilities: flags,
});

const actAnswer = deploymentAnswer.extend({ entry: entryAnswer.nullable(), swap: swapAnswer.nullable() });

const act = (
  method: Operation["method"],
  path: string,
  summary: string,
  body: z.ZodType,
  answer: z.ZodType = actAnswer,
  status = 200,
): Operation => ({ method, path, summary, scope: "admin", body, status, answer });

const DEPLOYMENT = "/deployments/{id}";

export const deploymentOperations: Operation[] = [
  {
    method: "get",
    path: "/deployments",
    summary: "Which version serves which task",
    scope: "read",
    status: 200,
    answer: pageOfAnswer(deploymentAnswer),
  },
  act("post", "/deployments", "A version of its own for a project or a kind", newDeploymentSchema, actAnswer, 201),
  {
    method: "get",
    path: DEPLOYMENT,
    summary: "One deployment, with the swap that is under way",
    scope: "read",
    status: 200,
    answer: deploymentAnswer.extend({ swap: swapAnswer.nullable() }),
  },
  act(
    "delete",
    DEPLOYMENT,
    "Remove what is for a project or a kind: what serves more widely serves there again",
    actSchema,
    z.object({ id: z.uuid(), widerId: z.uuid().nullable() }),
  ),
  act("post", `${DEPLOYMENT}/activate`, "Let another version serve: a swap begins, or is proposed", activateSchema),
  act("post", `${DEPLOYMENT}/rollback`, "Back to the version that served before: a swap begins", actSchema),
  act("post", `${DEPLOYMENT}/promote`, "Let the challenger serve: a swap begins", actSchema),
  act("post", `${DEPLOYMENT}/canary`, "Give a version a share of the drafts; 0 ends the canary", canarySchema),
  act("delete", `${DEPLOYMENT}/canary`, "End the canary", actSchema),
  act("post", `${DEPLOYMENT}/shadow`, "Let a version replay finished texts in idle time", shadowSchema),
  act("delete", `${DEPLOYMENT}/shadow`, "End the shadow", actSchema),
  act("put", `${DEPLOYMENT}/second-admin`, "Whether another admin has to agree to a change", secondAdminSchema),
  {
    method: "get",
    path: "/swaps/{id}",
    summary: "How far a change of the champion is, step by step",
    scope: "read",
    status: 200,
    answer: swapAnswer,
  },
  {
    method: "get",
    path: "/swaps/{id}/events",
    summary: "The same as it happens: an event swap with the whole of it after each change, at the end done",
    scope: "read",
    status: 200,
    answer: z.string(),
    answerType: "text/event-stream",
  },
  act("post", "/swaps/{id}/agree", "Agree to what another admin has proposed", reasonBodySchema, swapAnswer),
  act(
    "post",
    "/swaps/{id}/cancel",
    "Stop a change before it has switched, or decline it",
    reasonBodySchema,
    swapAnswer,
  ),
];
