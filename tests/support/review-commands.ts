/** Who may take reviews, and say when they are due, from a screen. */
import { changeDue, claimReview, releaseReview } from "#lib/reviews/claims/commands";
import { tomorrow } from "./access-desk.ts";
import type { CommandRow } from "./command-row.ts";

export const reviewCommands: CommandRow[] = [
  {
    name: "claimReview",
    who: ["lead", "reviewer", "admin"],
    run: async (desk, actor) => claimReview(desk.db, actor, (await desk.draft("in_review")).id),
  },
  {
    name: "releaseReview",
    who: ["lead", "reviewer", "admin"],
    run: async (desk, actor) => releaseReview(desk.db, actor, (await desk.claimed()).id),
  },
  {
    name: "changeDue",
    who: ["lead", "editor", "admin"],
    run: async (desk, actor) =>
      changeDue(desk.db, actor, { draftId: (await desk.draft("in_review")).id, dueAt: tomorrow() }),
  },
];
