import type { Db } from "#lib/db/client";
import type { Reporter } from "#lib/models/checks/candidate";
import { clearFindings, recordFinding } from "#lib/models/checks/commands";
import type { CheckStep, Finding } from "#lib/models/checks/schema";
import type { CheckInput } from "#lib/models/checks/types";

/** Another worker has the install now: nothing more is written here. */
export class ClaimLost extends Error {}

export type CheckReport = Reporter & { refused(code: string, message: string): Promise<void> };

const WORDS: Record<CheckStep, string> = {
  files: "Looking at the files",
  digest: "Comparing digests",
  header: "Reading headers",
  config: "Reading configurations",
  load: "Loading it on trial",
  golden: "Asking fixed questions",
};
const LONGEST = 1_000;

/** Findings go into the version's rows as they come. A check that begins again begins with none. */
export async function openReport(db: Db, { versionId, claim, onStep }: CheckInput): Promise<CheckReport> {
  let step: CheckStep = "files";
  await clearFindings(db, versionId);
  async function write(severity: Finding["severity"], code: string, message: string): Promise<void> {
    const finding = { step, severity, code, message: message.slice(0, LONGEST) };
    if (!(await recordFinding(db, versionId, claim, finding))) throw new ClaimLost();
  }
  return {
    begin(next) {
      step = next;
      onStep(WORDS[next]);
    },
    passed: (code, message) => write("passed", code, message),
    note: (code, message) => write("note", code, message),
    refused: (code, message) => write("refused", code, message),
  };
}
