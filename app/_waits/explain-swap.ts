import { createTranslator } from "next-intl";
import type { Db } from "#lib/db/client";
import { explainSwapWait } from "#lib/models/swaps/waits/queries";
import type { SwapWait } from "#lib/models/swaps/waits/schema";
import { formatBytes } from "../(desk)/format-bytes.ts";
import { messages } from "../messages/en.ts";

/** `reason`: what it waits for, and what a person can do. */
export type ToldSwapWait = SwapWait & { reason: string };

const t = createTranslator({ locale: "en", messages, namespace: "swaps.waitsFor" });

/** Null for one that does not wait. The caller has checked that it may be seen. */
export async function tellSwapWait(db: Db, swapId: string): Promise<ToldSwapWait | null> {
  const wait = await explainSwapWait(db, swapId);
  if (!wait) return null;
  const shown = Object.entries(wait.values).map(([name, value]) =>
    name.endsWith("Bytes") ? [name.replace(/Bytes$/, ""), formatBytes(Number(value))] : [name, value],
  );
  return { ...wait, reason: t(wait.why, Object.fromEntries(shown) as never) };
}
