import type { InboxItem } from "./queries.ts";

/** The two halves of an inbox: what a person has taken, and what anyone may take; others' claims come last. */
export function splitInbox(inbox: InboxItem[], userId: string): { mine: InboxItem[]; anyone: InboxItem[] } {
  const others = inbox.filter(({ claimedBy }) => claimedBy?.id !== userId);
  return {
    mine: inbox.filter(({ claimedBy }) => claimedBy?.id === userId),
    anyone: [...others.filter(({ claimedBy }) => !claimedBy), ...others.filter(({ claimedBy }) => claimedBy)],
  };
}
