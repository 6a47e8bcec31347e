/** What an attempt ran with, as its row keeps it: versions with their devices, seed, and the project's guidelines. */
import { z } from "zod";

const ranVersionSchema = z.looseObject({ id: z.string(), name: z.string(), number: z.number() });

/** As they stood in the project when the attempt began. Earlier rows do not have them. */
export const usedGuidelinesSchema = z.object({ text: z.string(), forbiddenWords: z.array(z.string()) });
export type UsedGuidelines = z.infer<typeof usedGuidelinesSchema>;

export const ranWithSchema = z.looseObject({
  seed: z.number().optional(),
  writer: z.looseObject({ name: z.string(), number: z.number(), device: z.string() }).nullish(),
  /** Earlier rows do not say where the translators ran. */
  translators: z
    .array(z.looseObject({ name: z.string(), number: z.number(), device: z.string().optional() }))
    .optional(),
  guidelines: usedGuidelinesSchema.optional(),
});

export type RunVersion = { id: string; label: string };

/** Each version that a run had a use for, once. `ranWith`: as it is stored; what is none has no versions. */
export function versionsOf(ranWith: unknown): RunVersion[] {
  const run = z.record(z.string(), z.unknown()).safeParse(ranWith).data ?? {};
  const told = Object.values(run).flatMap((one) => (Array.isArray(one) ? one : [one]));
  const versions = told.flatMap((one) => ranVersionSchema.safeParse(one).data ?? []);
  return [...new Map(versions.map(({ id, name, number }) => [id, { id, label: `${name} v${number}` }])).values()];
}
