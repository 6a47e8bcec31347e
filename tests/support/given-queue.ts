/** A queue for the browser tests: translations by a scripted model, for one admin in two projects. */
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { givenGeneration, givenProject, givenSource } from "./given.ts";
import { givenScriptedVersion } from "./given-scripted.ts";

export type GivenQueue = { admin: Actor; ids: string[]; pair: string };

/** `to` is a language of its own for each test; `slow` in milliseconds a segment. */
export async function givenQueue(
  db: Database,
  options: { to: string; slow: number; count: number },
): Promise<GivenQueue> {
  const { to, slow, count } = options;
  const user = await db.user.findFirstOrThrow({ where: { isAdmin: true }, select: { id: true, name: true } });
  const session = await db.session.create({
    data: { userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) },
    select: { id: true },
  });
  const admin: Actor = { type: "user", userId: user.id, sessionId: session.id, isAdmin: true, name: user.name };
  const pair = `en-${to}`;
  await givenScriptedVersion(db, "translate", { to, fault: `slow=${slow}` }, pair);
  const ids: string[] = [];
  for (const name of ["Kestrel shop", "Apiary course"]) {
    const project = await givenProject(db, admin, { name });
    const sourceIds = [(await givenSource(db, project.id)).id];
    for (let index = 0; index < count; index += 1)
      ids.push((await givenGeneration(db, admin, project.id, { kind: "translation", brief: { to }, sourceIds })).id);
  }
  return { admin, ids, pair };
}

/** Nothing of it is left for other tests to meet. */
export async function endQueue(db: Database, { ids, pair }: GivenQueue): Promise<void> {
  await db.deployment.deleteMany({ where: { pair } });
  const open = { id: { in: ids }, status: { in: ["queued" as const, "running" as const] } };
  await db.generation.updateMany({ where: open, data: { cancelRequestedAt: new Date() } });
}
