import { z } from "zod";
import { pageQuery } from "#lib/http/page-query";
import { endpointFindingSchema } from "#lib/models/endpoint/schema";
import { profileProgressSchema, stageResultSchema } from "#lib/models/profiles/schema";
import { SPEED_UNITS } from "#lib/models/profiles/speeds/present";
import { endpointPlaceSchema, keySchema } from "#lib/models/registration/schema";
import { modelErrorSchema, versionFilesSchema } from "#lib/models/schema";
import { versionFilterSchema } from "#lib/models/versions/schema";
import { pageOfAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

const time = z.iso.datetime();
const flags = z.record(z.string(), z.boolean());

export const versionAnswer = z.looseObject({
  id: z.uuid(),
  modelId: z.uuid(),
  name: z.string(),
  number: z.int(),
  label: z.string(),
  status: z.enum(["installing", "ready", "failed", "retired", "deleted"]),
  tasks: z.array(z.string()),
  engine: z.string(),
  format: z.string(),
  digest: z.string(),
  files: versionFilesSchema,
  bytes: z.number(),
  licence: z.string(),
  languages: z.array(z.string()),
  pair: z.string().nullable(),
  memoryBytes: z.number(),
  error: modelErrorSchema.nullable(),
  purpose: z.string(),
  tags: z.array(z.string()),
  keyStoredAt: time.nullable(),
  createdAt: time,
  deployments: z.array(z.looseObject({ id: z.uuid(), task: z.string(), pair: z.string().nullable() })),
});

export const profileAnswer = z.looseObject({
  id: z.uuid(),
  status: z.enum(["queued", "running", "completed", "failed", "cancelled"]),
  suite: z.string(),
  progress: profileProgressSchema.nullable(),
  results: z.array(stageResultSchema.extend({ task: z.string(), passed: z.boolean() })),
  device: z.string().nullable(),
  threads: z.int().nullable(),
  loadMilliseconds: z.int().nullable(),
  memoryBytes: z.number().nullable(),
  promptTokensPerSecond: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
  speeds: z.array(z.object({ task: z.string(), unit: z.enum(SPEED_UNITS), perSecond: z.number() })),
  error: modelErrorSchema.nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
});

const modelAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  catalogId: z.string().nullable(),
  createdAt: time,
  versions: z.array(versionAnswer),
  abilities: flags,
});

const entryAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  tasks: z.array(z.string()),
  licence: z.string(),
  languages: z.array(z.string()),
  bytes: z.number(),
  memoryBytes: z.number(),
  installed: z.uuid().nullable(),
  installId: z.uuid().nullable(),
});

const installAnswer = z.object({
  id: z.uuid(),
  catalogId: z.string().nullable(),
  name: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "cancelled"]),
  step: z.string(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  cancelling: z.boolean(),
  error: modelErrorSchema.nullable(),
  versionId: z.uuid().nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
  abilities: flags,
});

export const modelOperations: Operation[] = [
  {
    method: "get",
    path: "/models",
    summary: "Registered models with their versions and where each is deployed; filtered, the versions that fit alone",
    scope: "read",
    query: pageQuery.extend(versionFilterSchema.shape),
    status: 200,
    answer: pageOfAnswer(modelAnswer),
  },
  {
    method: "post",
    path: "/models/served",
    summary: "What a model server has to choose from",
    scope: "admin",
    body: endpointPlaceSchema,
    status: 200,
    answer: z.object({ items: z.array(z.object({ id: z.string(), contextLength: z.int().nullable() })) }),
  },
  {
    method: "put",
    path: "/model-versions/{id}/key",
    summary: "Another key for the server that runs this version, or none; it is tried first",
    scope: "admin",
    body: keySchema,
    status: 200,
    answer: z.object({ versionId: z.uuid(), findings: z.array(endpointFindingSchema) }),
  },
  { method: "get", path: "/models/{id}", summary: "One model", scope: "read", status: 200, answer: modelAnswer },
  {
    method: "post",
    path: "/model-versions/{id}/profile",
    summary: "Run the self-test of a version again; one that is under way is returned",
    scope: "admin",
    status: 202,
    answer: z.object({ id: z.uuid(), started: z.boolean() }),
  },
  {
    method: "post",
    path: "/model-versions/{id}/profile/cancel",
    summary: "Stop the self-test that waits or runs; the one before keeps counting",
    scope: "admin",
    status: 202,
    answer: z.object({ id: z.uuid(), status: z.string() }),
  },
  {
    method: "get",
    path: "/catalog",
    summary: "Models that can be installed",
    scope: "read",
    status: 200,
    answer: pageOfAnswer(entryAnswer),
  },
  {
    method: "get",
    path: "/model-installs/{id}",
    summary: "How far an install is",
    scope: "read",
    status: 200,
    answer: installAnswer,
  },
  {
    method: "post",
    path: "/model-installs/{id}/cancel",
    summary: "Stop an install; what was fetched is kept for the next try",
    scope: "admin",
    status: 202,
    answer: z.object({ id: z.uuid(), status: z.string() }),
  },
  {
    method: "post",
    path: "/model-installs/{id}/retry",
    summary: "Try a failed install again: its files are fetched or found, and all checks run",
    scope: "admin",
    status: 202,
    answer: z.looseObject({ id: z.uuid(), versionId: z.uuid(), modelId: z.uuid(), started: z.boolean() }),
  },
];
