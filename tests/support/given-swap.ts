/** Two versions, one of which serves, and swaps between them. */
import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import type { ModelTask, VersionFile } from "#lib/models/schema";
import { requestSwap } from "#lib/models/swaps/commands";
import type { SwapType } from "#lib/models/swaps/schema";
import type { Store } from "#lib/storage/store";
import { givenUnservedVersion } from "./given-scripted.ts";
import type { MoreOfVersion } from "./given-scripted.ts";

export type GivenVersion = MoreOfVersion & {
  task?: ModelTask;
  pair?: string | null;
  settings?: Record<string, unknown>;
};

/** A ready version of the scripted engine that serves nothing; `settings` order its delays and faults. */
export async function givenLooseVersion(db: Database, given: GivenVersion = {}): Promise<string> {
  const { task = "translate", pair = task === "translate" ? "en-pt" : null, settings, ...more } = given;
  return givenUnservedVersion(db, task, { tasks: [task], ...settings }, pair, more);
}

export type GivenChange = { deploymentId: string; fromId: string; toId: string };

let pairs = 0;

/** A pair that no other deployment of the test serves: histories stay. */
function freshPair(): string {
  const letters = pairs.toString(26).padStart(2, "0");
  pairs += 1;
  return `en-${[...letters].map((digit) => String.fromCharCode(97 + parseInt(digit, 26))).join("")}`;
}

/** `old` serves its task, `next` is ready. */
export async function givenChange(db: Database, old: GivenVersion = {}, next: GivenVersion = {}): Promise<GivenChange> {
  const task = old.task ?? "translate";
  const pair = old.pair ?? (task === "translate" ? freshPair() : null);
  const fromId = await givenLooseVersion(db, { ...old, task, pair });
  const toId = await givenLooseVersion(db, { ...next, task, pair });
  const { id: deploymentId } = await db.deployment.create({ data: { task, pair, championId: fromId } });
  return { deploymentId, fromId, toId };
}

/** Asked for as the deployment is now. */
export async function givenSwap(
  db: Database,
  admin: Actor,
  change: GivenChange,
  options: { type?: SwapType; proposed?: boolean } = {},
): Promise<string> {
  const { type = "activated", proposed = false } = options;
  const { revision } = await db.deployment.findUniqueOrThrow({ where: { id: change.deploymentId } });
  const outcome = await requestSwap(db, admin, { ...change, type, proposed, revision, reason: "Shorter texts." });
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value.id;
}

/** A file in the store, as a manifest names it. */
export async function givenStoredFile(store: Store, content: string): Promise<VersionFile> {
  const bytes = new TextEncoder().encode(content);
  await store.put([bytes], { maxBytes: bytes.length });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path: "model.bin", sha256, bytes: bytes.length };
}
