import { cache } from "react";
import { requireUser } from "#lib/auth/session";
import { splitInbox } from "#lib/reviews/policy";
import { loadInbox } from "./load-review.ts";

export const LISTS = ["mine", "anyone", "done", "recalled"] as const;
export type ListName = (typeof LISTS)[number];

/** What this person has taken, and what anyone may take. */
export const loadLists = cache(async () => splitInbox(await loadInbox(), (await requireUser()).userId));

/** The list of an address: the one that it names, else the one that has the chosen draft, else what there is to do. */
export async function chooseList(asked: unknown, chosen: string | null): Promise<ListName> {
  const named = LISTS.find((name) => name === asked);
  if (named) return named;
  const { mine } = await loadLists();
  const isMine = chosen ? mine.some(({ draft }) => draft.id === chosen) : mine.length > 0;
  return isMine ? "mine" : "anyone";
}
