/**
 * Looks at a new revision with the models that are deployed for it: does each claim follow from its source, and what
 * does the text read as. Only the newest revision counts: while somebody writes, the ones between are left out.
 */
import { setTimeout as wait } from "node:timers/promises";
import { recordChecks } from "#lib/drafts/checks/commands";
import { findRevisionToCheck } from "#lib/drafts/checks/queries";
import { resolveDeployment } from "#lib/models/queries";
import type { Judging } from "./judging/judge.ts";
import { judgeClaims } from "./judging/judge-claims.ts";
import { judgeText } from "./judging/judge-text.ts";

export type CheckDependencies = Judging & {
  /** A save within it supersedes this one. */
  pauseMs: number;
};

export type CheckOutcome = "checked" | "superseded" | "nothing-to-check";

const CHECKS = [
  ["entail", judgeClaims],
  ["classify", judgeText],
] as const;

export async function checkDraft(dependencies: CheckDependencies, revisionId: string): Promise<CheckOutcome> {
  const { db, signal, pauseMs, models } = dependencies;
  await wait(pauseMs, undefined, { signal });
  const revision = await findRevisionToCheck(db, revisionId);
  if (!revision) return "superseded";
  const { projectId, draftId } = revision;
  let outcome: CheckOutcome = "nothing-to-check";
  for (const [task, judge] of CHECKS) {
    const version = await resolveDeployment(db, { task, projectId, draftId }, models);
    const found = version ? await judge(revision, version, dependencies) : [];
    if (!version || found.length === 0) continue;
    if (!(await recordChecks(db, { revisionId, versionId: version.ref.id }, found))) return "superseded";
    outcome = "checked";
  }
  return outcome;
}
