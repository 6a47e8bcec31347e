/**
 * Sheets: texts that the desk makes of a brief whose facts are their own source. There is no file behind one; its
 * text is complete when it is kept, and never changes, as that of every source.
 */
import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import { recordEvent } from "#lib/audit/events";
import type { Db } from "#lib/db/client";
import { splitPassages } from "#lib/text/passages";

export type Sheet = { title: string; text: string };

/** In the caller's transaction, whose command has asked the policy. The same text is kept once in a project. */
export async function keepSheet(
  tx: Db,
  actor: Actor,
  projectId: string,
  { title, text, language }: Sheet & { language: string },
): Promise<{ id: string; text: string }> {
  const digest = createHash("sha256").update(text).digest("hex");
  const known = await tx.source.findFirst({
    where: { projectId, digest, status: "ready", text, fileName: null },
    select: { id: true },
  });
  if (known) return { id: known.id, text };
  const { id } = await tx.source.create({
    data: {
      projectId,
      title,
      mediaType: "text/plain",
      digest,
      bytes: Buffer.byteLength(text),
      status: "ready",
      language,
      text,
      characters: text.length,
      createdById: userIdOf(actor),
    },
    select: { id: true },
  });
  await tx.passage.createMany({
    data: splitPassages(text).map((passage, position) => ({ ...passage, position, sourceId: id })),
  });
  await recordEvent(tx, actor, { type: "source.added", projectId, subject: ["source", id] });
  return { id, text };
}
