/** Why something waits, in words, for screens, streams and API: written once, on the server. */
import { createTranslator } from "next-intl";
import type { Db } from "#lib/db/client";
import { explainWaits } from "#lib/generations/waits/queries";
import type { Wait } from "#lib/generations/waits/schema";
import { formatBytes } from "../(desk)/format-bytes.ts";
import { messages } from "../messages/en.ts";

/** `reason`: a sentence. */
export type ToldWait = Wait & { reason: string };

/** By the generation's id; what does not wait is left out. The caller has checked that they may be seen. */
export async function tellWaits(db: Db, ids: string[]): Promise<Map<string, ToldWait>> {
  const waits = await explainWaits(db, ids);
  return new Map([...waits].map(([id, wait]) => [id, { ...wait, reason: reasonIn(wait) }]));
}

export async function tellWait(db: Db, id: string): Promise<ToldWait | null> {
  return (await tellWaits(db, [id])).get(id) ?? null;
}

const t = createTranslator({ locale: "en", messages, namespace: "jobs.waits" });

function reasonIn({ why, values }: Wait): string {
  const shown = Object.entries(values).map(([name, value]) =>
    name.endsWith("Bytes") ? [name.replace(/Bytes$/, ""), formatBytes(Number(value))] : [name, value],
  );
  return t(why, Object.fromEntries(shown) as never);
}
