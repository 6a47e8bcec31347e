/**
 * Looks at a new revision with the models that are deployed for it: does each claim follow from its source, and what
 * does the text read as. Only the newest revision counts: while somebody writes, the ones between are left out.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "#lib/db/client";
import { recordChecks } from "#lib/drafts/checks/commands";
import { findRevisionToCheck, type RevisionToCheck } from "#lib/drafts/checks/queries";
import { WHOLE_TEXT, type NewCheck } from "#lib/drafts/checks/schema";
import { kindOf } from "#lib/kinds/registry";
import { resolveDeployment } from "#lib/models/queries";
import type { ResolvedVersion } from "#lib/models/types";
import type { Store } from "#lib/storage/store";
import { verdictOf } from "#lib/text/entailment";
import type { Engine } from "../engines/engine.ts";
import type { EnginePool } from "../supervisor/engine-pool.ts";
import { claimsOf } from "./claims-of.ts";
import { requestOf } from "./resolve-engines.ts";

export type CheckDependencies = {
  db: Db;
  pool: EnginePool;
  signal: AbortSignal;
  /** A save within it supersedes this one. */
  pauseMs: number;
  /** Where model files lie, when not in the data folder's own store. */
  models?: Store;
};

export type CheckOutcome = "checked" | "superseded" | "nothing-to-check";

export async function checkDraft(dependencies: CheckDependencies, revisionId: string): Promise<CheckOutcome> {
  const { db, signal, pauseMs, models } = dependencies;
  await wait(pauseMs, undefined, { signal });
  const revision = await findRevisionToCheck(db, revisionId);
  if (!revision) return "superseded";
  const { projectId, draftId } = revision;
  let outcome: CheckOutcome = "nothing-to-check";
  for (const [task, check] of [["entail", checkClaims] as const, ["classify", checkText] as const]) {
    const version = await resolveDeployment(db, { task, projectId, draftId }, models);
    const found =
      version && (await withEngine(dependencies, version, (engine) => check(revision, engine, version, signal)));
    if (!version || !found || found.length === 0) continue;
    if (!(await recordChecks(db, { revisionId, versionId: version.ref.id }, found))) return "superseded";
    outcome = "checked";
  }
  return outcome;
}

async function withEngine<Result>(
  { pool, signal }: CheckDependencies,
  version: ResolvedVersion,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const loan = await pool.lend(requestOf(version), "check-draft", signal);
  try {
    return await work(loan.engine);
  } finally {
    loan.giveBack();
  }
}

type CheckWith = (
  revision: RevisionToCheck,
  engine: Engine,
  version: ResolvedVersion,
  signal: AbortSignal,
) => Promise<NewCheck[]>;

const checkClaims: CheckWith = async (revision, engine, _version, signal) => {
  const claims = claimsOf(revision);
  if (claims.length === 0) return [];
  const pairs = claims.map(({ premise, claim }) => ({ premise, claim }));
  const judged = (await engine.entail?.entail({ pairs, signal })) ?? [];
  return judged.map((scores, index) => ({
    kind: "entail" as const,
    claim: claims[index]?.index ?? WHOLE_TEXT,
    label: verdictOf(scores),
    scores: { ...scores },
  }));
};

/** Below it a label says nothing; a version's settings may set another. */
const THRESHOLD = 0.5;

const checkText: CheckWith = async ({ kind, content }, engine, { settings }, signal) => {
  const { contentSchema, toMarkdown } = kindOf(kind);
  const text = toMarkdown(contentSchema.parse(content));
  if (text.trim() === "") return [];
  const [scores = []] = (await engine.classify?.classify({ texts: [text], signal })) ?? [];
  const threshold = typeof settings["threshold"] === "number" ? settings["threshold"] : THRESHOLD;
  const [best] = scores;
  if (!best || best.score < threshold) return [];
  const all = Object.fromEntries(scores.map(({ label, score }) => [label, score]));
  return [{ kind: "classify", claim: WHOLE_TEXT, label: best.label, scores: all }];
};
