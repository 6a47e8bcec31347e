import { z } from "zod";
import { endpointFindingSchema } from "#lib/models/endpoint/schema";
import {
  modelNameSchema,
  modelRequestSchema,
  registrationFactsSchema,
  versionRequestSchema,
} from "#lib/models/registration/schema";
import { pageOfAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

/** `id` is the version's: it is there at once, and tells how far it is. */
const versionStarted = z.looseObject({
  id: z.uuid(),
  modelId: z.uuid(),
  installId: z.uuid(),
  status: z.enum(["installing", "ready"]),
});
const endpointAnswer = z.object({
  modelId: z.uuid(),
  versionId: z.uuid(),
  number: z.int(),
  isNew: z.boolean(),
  findings: z.array(endpointFindingSchema),
});
const uploadAnswer = z.object({
  id: z.string(),
  path: z.string(),
  bytes: z.int(),
  received: z.int(),
  whole: z.boolean(),
  createdAt: z.iso.datetime(),
});

/** The fields of a form, beside one part for each file; lists with commas between. */
const form = registrationFactsSchema.extend({ name: modelNameSchema, file: z.string() }).partial();

export const registrationOperations: Operation[] = [
  {
    method: "post",
    path: "/models",
    summary:
      "Bring a model in: from the catalog, a hub, uploads, or as multipart/form-data with its files. A model that a server runs is checked first and answered with 201",
    scope: "admin",
    body: z.union([modelRequestSchema, form]),
    status: 202,
    answer: z.union([versionStarted, endpointAnswer]),
  },
  {
    method: "post",
    path: "/models/{id}/versions",
    summary: "A further version of a model, by the same ways as the first",
    scope: "admin",
    body: z.union([versionRequestSchema, form]),
    status: 202,
    answer: z.union([versionStarted, endpointAnswer]),
  },
  {
    method: "get",
    path: "/uploads",
    summary: "Your uploads that no model was made of yet, with how far each is",
    scope: "admin",
    status: 200,
    answer: pageOfAnswer(uploadAnswer),
  },
  {
    method: "post",
    path: "/uploads",
    summary: "Begin an upload in parts, by the tus protocol 1.0.0; Upload-Metadata names its path",
    scope: "admin",
    status: 201,
  },
  {
    method: "patch",
    path: "/uploads/{id}",
    summary: "The next bytes of an upload (tus); HEAD tells how many are there",
    scope: "admin",
    bodyType: "application/offset+octet-stream",
    status: 204,
  },
  { method: "delete", path: "/uploads/{id}", summary: "Give an upload up", scope: "admin", status: 204 },
];
