import { z } from "zod";
import type { Db } from "#lib/db/client";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import { usageSchema } from "#lib/generations/schema";
import { COMPARED_TASKS } from "../schema.ts";

const version = z.object({ id: z.string(), name: z.string(), number: z.int() });
const versionOrNone = version.nullable().default(null);

/** As a generation records what it ran with. */
const ranWithSchema = z.object({
  writer: versionOrNone,
  embedder: versionOrNone,
  entailer: versionOrNone,
  summariser: versionOrNone,
  translators: z.array(version.extend({ from: z.string(), to: z.string() })).default([]),
});
export type RanWithVersions = z.infer<typeof ranWithSchema>;

/** All that a worker needs to run a text once more: what it ran with, what is exchanged, and what the champion wrote. */
export async function findReplayOrder(db: Db, itemId: string) {
  const row = await db.comparisonItem.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      comparison: { select: { task: true, championId: true, challengerId: true } },
      generation: { select: { id: true, draftId: true, brief: true, ranWith: true, usage: true, startedAt: true } },
    },
  });
  const { brief, ranWith, usage, ...generation } = row.generation;
  const revision = await db.revision.findFirstOrThrow({
    where: { draftId: generation.draftId, generationId: generation.id },
    select: { content: true, evidence: true, findings: true },
  });
  const evidence = z.array(evidenceSchema).parse(revision.evidence);
  const translated = z.object({ draftId: z.string() }).safeParse(brief).data?.draftId;
  return {
    ...row.comparison,
    task: z.enum(COMPARED_TASKS).parse(row.comparison.task),
    generationId: generation.id,
    ranWith: ranWithSchema.parse(ranWith),
    /** Of a translated draft, the revision that was translated then. */
    revisionId: translated
      ? (evidence.find(({ revisionId }) => revisionId)?.revisionId ??
        (await findRevisionAt(db, translated, generation.startedAt)))
      : null,
    champion: {
      content: revision.content as unknown,
      evidence,
      findings: z.array(findingSchema).parse(revision.findings),
      usage: usageSchema.parse(usage),
    },
  };
}
export type ReplayOrder = Awaited<ReturnType<typeof findReplayOrder>>;

async function findRevisionAt(db: Db, draftId: string, at: Date | null): Promise<string | null> {
  const row = await db.revision.findFirst({
    where: { draftId, ...(at && { createdAt: { lte: at } }) },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}
