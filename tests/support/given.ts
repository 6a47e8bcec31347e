/** Factories: each makes a valid record with as little as a test names. */
import { randomUUID } from "node:crypto";
import type { Actor, Scope } from "#lib/auth/actor";
import type { ProjectRole } from "#lib/auth/policy";
import type { Database, Db } from "#lib/db/client";
import { createDraft } from "#lib/drafts/commands";
import { claimGeneration } from "#lib/generations/claims/commands";
import { requestGeneration } from "#lib/generations/commands";
import type { Order } from "#lib/generations/schema";
import type { KindName } from "#lib/kinds/registry";
import { createProject } from "#lib/projects/commands";
import { completeImport } from "#lib/sources/commands";
import { splitPassages } from "#lib/text/passages";

export const BEES =
  "Honey bees live in colonies of up to 60,000 insects. The queen lays about 2,000 eggs a day in spring. " +
  "Karl von Frisch decoded the waggle dance and shared the Nobel Prize in 1973.\n\n" +
  "A colony needs roughly 20 kilograms of honey to survive a cold winter. Workers shiver to keep the nest at 35 degrees.";

/** The brief of a product description. */
export const MUG = { name: "Aluna mug", facts: [{ name: "Weight", value: "140 g" }] };

export async function givenUser(
  db: Database,
  options: { isAdmin?: boolean; name?: string } = {},
): Promise<Actor & { userId: string }> {
  const name = options.name ?? "Marta Nunes";
  const user = await db.user.create({
    data: { email: `${randomUUID()}@example.org`, name, isAdmin: options.isAdmin ?? false },
    select: { id: true },
  });
  const session = await db.session.create({
    data: { userId: user.id, expiresAt: new Date(Date.now() + 3_600_000) },
    select: { id: true },
  });
  return { type: "user", userId: user.id, sessionId: session.id, isAdmin: options.isAdmin ?? false, name };
}

/** The same person, acting by a token with these scopes. */
export function asToken(actor: Actor & { userId: string }, scopes: Scope[]): Actor {
  const isAdmin = actor.type !== "system" && actor.isAdmin;
  return { type: "token", userId: actor.userId, tokenId: randomUUID(), isAdmin, name: "script", scopes };
}

export function givenProject(
  db: Database,
  actor: Actor,
  options: { name?: string; approvals?: number; fourEyes?: boolean; forbiddenWords?: string[] } = {},
) {
  const { name = "World explained", approvals = 1, fourEyes = true, forbiddenWords } = options;
  return createProject(db, actor, { name, language: "en", forbiddenWords, reviewPolicy: { approvals, fourEyes } });
}

export async function givenMember(db: Database, projectId: string, role: ProjectRole, name = "Jonas Weber") {
  const actor = await givenUser(db, { name });
  await db.projectMember.create({ data: { projectId, userId: actor.userId, role } });
  return actor;
}

/** A source that is ready, with passages and no vectors. */
export async function givenSource(db: Db, projectId: string, text: string = BEES, title = "Bees") {
  const source = await db.source.create({
    data: { projectId, title, mediaType: "text/plain", digest: "0".repeat(64), bytes: text.length },
    select: { id: true },
  });
  const passages = splitPassages(text).map((passage) => ({ ...passage, vector: null }));
  await completeImport(db, source.id, { text, language: "en", dropped: [], passages, modelVersionId: null });
  return source;
}

export async function givenDraft(
  db: Database,
  actor: Actor,
  projectId: string,
  options: { kind?: KindName; title?: string; markdown?: string; content?: unknown } = {},
) {
  const { kind = "article", title = "What bees do in winter", markdown = "Bees cluster around the queen.\n" } = options;
  return createDraft(db, actor, projectId, { kind, title, content: options.content ?? { title, markdown } });
}

/** A generation that waits. */
export async function givenGeneration(
  db: Db,
  actor: Actor,
  projectId: string,
  order: Partial<Order> = {},
): Promise<{ id: string; draftId: string }> {
  const sourceIds = order.sourceIds ?? [(await givenSource(db, projectId)).id];
  const outcome = await requestGeneration(db, actor, projectId, {
    kind: "summary",
    brief: { words: 60 },
    ...order,
    sourceIds,
  });
  if (!outcome.ok) throw new Error(`the order was refused: ${outcome.reason}`);
  return outcome.value;
}

/** A worker's claim on a generation that waits. */
export async function givenClaim(db: Db, generationId: string) {
  const claim = await claimGeneration(db, generationId, randomUUID());
  if (!claim) throw new Error("the generation could not be claimed");
  return claim;
}
