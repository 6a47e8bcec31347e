import { z } from "zod";
import {
  hubOrderSchema,
  modelNameSchema,
  registrationFactsSchema,
  uploadIdsSchema,
} from "#lib/models/registration/schema";

/** A field that was left empty is one that was not given; lists are written with commas. */
const empty = (value: unknown) => (value === "" ? undefined : value);
const several = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value]);
const words = (value: unknown) =>
  typeof value === "string" ? value.split(",").flatMap((word) => word.trim() || []) : value;
const { purpose, licence, languages, tags, tasks, baseVersionId, trainingRun } = registrationFactsSchema.shape;

const factsFormSchema = z.object({
  name: modelNameSchema,
  purpose,
  licence,
  languages: z.preprocess(words, languages),
  tags: z.preprocess(words, tags),
  task: z.preprocess((value) => (empty(value) === undefined ? [] : [value]), tasks),
  base: z.preprocess((value) => empty(value) ?? null, baseVersionId),
  run: z.preprocess((value) => (empty(value) === undefined ? null : { name: value }), trainingRun),
});

const asFacts = ({ task, base, run, ...rest }: z.output<typeof factsFormSchema>) => ({
  ...{ ...rest, tasks: task, baseVersionId: base, trainingRun: run, pair: null },
});

export const uploadFormSchema = factsFormSchema
  .extend({ uploads: z.preprocess(several, uploadIdsSchema) })
  .transform(({ uploads, ...facts }) => ({ ...asFacts(facts), uploads }));

export const hubFormSchema = factsFormSchema
  .extend({
    repository: hubOrderSchema.shape.repository,
    revision: z.preprocess(empty, hubOrderSchema.shape.revision),
  })
  .transform(({ repository, revision, ...facts }) => ({
    ...asFacts(facts),
    source: { kind: "hub" as const, repository, revision },
  }));
