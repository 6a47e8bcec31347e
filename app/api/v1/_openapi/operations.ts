import { usageRangeSchema } from "#lib/usage/schema";
import { pageOfAnswer, usageAnswer, workerAnswer } from "./answers.ts";
import { batchOperations } from "./batch-operations.ts";
import { actOperations } from "./act-operations.ts";
import { deploymentOperations } from "./deployment-operations.ts";
import { comparisonOperations } from "./comparison-operations.ts";
import { modelOperations } from "./model-operations.ts";
import { registrationOperations } from "./registration-operations.ts";
import type { Operation } from "./operation.ts";
import { queueOperations } from "./queue-operations.ts";
import { translateOperation } from "./translate-operation.ts";
import { versionOperations } from "./version-operations.ts";
import { draftOperations, generationOperations } from "./draft-operations.ts";
import { projectOperations, sourceOperations } from "./project-operations.ts";

const workers: Operation = {
  method: "get",
  path: "/workers",
  summary: "Supervisors and their engine processes",
  scope: "admin",
  status: 200,
  answer: pageOfAnswer(workerAnswer),
};

const usage: Operation = {
  method: "get",
  path: "/usage",
  summary: "Tokens, characters and seconds for each project, person, model version and day",
  scope: "admin",
  query: usageRangeSchema,
  status: 200,
  answer: usageAnswer,
};

export const operations: Operation[] = [
  ...projectOperations,
  ...sourceOperations,
  ...generationOperations,
  ...batchOperations,
  ...draftOperations,
  ...actOperations,
  ...modelOperations,
  ...registrationOperations,
  ...comparisonOperations,
  ...deploymentOperations,
  ...versionOperations,
  workers,
  ...queueOperations,
  translateOperation,
  usage,
];
