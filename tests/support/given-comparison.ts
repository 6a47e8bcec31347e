import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { claimReplays, completeReplay } from "#lib/evaluation/attempts/commands";
import { startComparison } from "#lib/evaluation/commands";
import type { StartComparison } from "#lib/evaluation/schema";
import { completeGeneration, recordRun } from "#lib/generations/attempts/commands";
import type { Order } from "#lib/generations/schema";
import { givenClaim, givenGeneration } from "./given.ts";
import { givenScriptedVersion } from "./given-scripted.ts";

export const CHAMPIONS_TEXT = "A colony has up to 60,000 insects.\n";
export const CHALLENGERS_TEXT = "Up to 60,000 insects live in a colony.\n";

/** A version that serves, and the next one of its model, which serves nothing. */
export async function givenVersions(db: Database, settings: Record<string, unknown> = {}) {
  const championId = await givenScriptedVersion(db, "write");
  return { championId, challengerId: await givenNextVersion(db, championId, settings) };
}

/** The next version of this one's model, with these settings of the scripted engine. It serves nothing. */
export async function givenNextVersion(
  db: Database,
  versionId: string,
  settings: Record<string, unknown> = {},
): Promise<string> {
  const {
    id: _id,
    createdAt: _createdAt,
    error: _error,
    trainingRun: _run,
    golden: _golden,
    ...row
  } = await db.modelVersion.findUniqueOrThrow({ where: { id: versionId } });
  const number = 1 + (await db.modelVersion.count({ where: { modelId: row.modelId } }));
  const { id } = await db.modelVersion.create({
    data: { ...row, number, settings: settings as object, files: row.files as object, origin: row.origin as object },
    select: { id: true },
  });
  return id;
}

/** A draft that this version has written. Waiting generations of others are left alone. */
export async function givenWritten(
  db: Database,
  lead: Actor,
  projectId: string,
  versionId: string,
  order: Partial<Order> = {},
) {
  const { id, draftId } = await givenGeneration(db, lead, projectId, order);
  const claim = await givenClaim(db, id);
  const writer = { id: versionId, name: "scripted", number: 1, digest: "0".repeat(64), format: "none", device: "cpu" };
  const ranWith = { seed: 1, writer, embedder: null, translators: [] };
  await recordRun(db, claim, { modelVersionId: versionId, ranWith });
  const content = { title: "Title of the champion", markdown: CHAMPIONS_TEXT };
  const usage = { inputTokens: 100, outputTokens: 40, cachedTokens: 0, milliseconds: 2_000 };
  await completeGeneration(db, claim, {
    ...{ title: content.title, content, evidence: [], findings: [], notes: [], usage },
  });
  return { id, draftId };
}

export async function givenComparison(db: Database, admin: Actor, input: StartComparison): Promise<string> {
  const outcome = await startComparison(db, admin, input);
  if (!outcome.ok) throw new Error(`the comparison was refused: ${outcome.reason}`);
  return outcome.value.id;
}

/** All that waits is written by the challenger, as a worker would do it. */
export async function givenReplayed(db: Database): Promise<void> {
  const capacity = { engineNames: ["scripted"], memoryBudget: 1e12, leaves: [] };
  const claims = await claimReplays(db, crypto.randomUUID(), 100, capacity);
  const content = { title: "Title of the challenger", markdown: CHALLENGERS_TEXT };
  const usage = { inputTokens: 100, outputTokens: 60, cachedTokens: 0, milliseconds: 1_000 };
  const result = { title: content.title, content, evidence: [], findings: [], notes: [], usage };
  const figures = {
    champion: { findings: 2, claims: 4, supported: 3, words: 7, outputTokens: 40, milliseconds: 2_000 },
    challenger: { findings: 1, claims: 4, supported: 4, words: 8, outputTokens: 60, milliseconds: 1_000 },
  };
  for (const claim of claims) await completeReplay(db, claim, result, figures);
}
