/** What both checks of a revision need: the models' engines for a while, and how it is said that a language is not known. */
import type { Db } from "#lib/db/client";
import type { RevisionToCheck } from "#lib/drafts/checks/queries";
import { WHOLE_TEXT, uncoveredLabel, type CheckKind, type NewCheck, type Uncovered } from "#lib/drafts/checks/schema";
import type { ResolvedVersion } from "#lib/models/types";
import type { Store } from "#lib/storage/store";
import type { Engine } from "../../engines/engine.ts";
import type { EnginePool, PoolRequest } from "../../supervisor/engine-pool.ts";

export type Judging = { db: Db; pool: EnginePool; signal: AbortSignal; models?: Store };

export type Judge = (revision: RevisionToCheck, version: ResolvedVersion, judging: Judging) => Promise<NewCheck[]>;

export async function withEngine<Result>(
  { pool, signal }: Pick<Judging, "pool" | "signal">,
  request: PoolRequest,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const loan = await pool.lend(request, "check-draft", signal);
  try {
    return await work(loan.engine);
  } finally {
    loan.giveBack();
  }
}

/** Nothing was judged, and why: a row like any other, so that people read it where they would read a finding. */
export function notJudged(kind: CheckKind, why: Uncovered): NewCheck[] {
  return [{ kind, claim: WHOLE_TEXT, label: uncoveredLabel(why), scores: {} }];
}
