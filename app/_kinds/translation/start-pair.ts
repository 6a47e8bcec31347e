import type { BriefFieldsProps } from "../kind-screens.ts";

/** Languages as the form says them, and the draft to translate; empty for a source. */
export type Pair = { from: string; to: string; draftId: string };

const usual = { to: "pt", else: "en" };

export function startPair({
  language,
  drafts,
  draftId,
}: Pick<BriefFieldsProps, "language" | "drafts" | "draftId">): Pair {
  const draft = drafts.find(({ id }) => id === draftId);
  const from = draft?.language ?? language;
  return { from, to: from === usual.to ? usual.else : usual.to, draftId: draft?.id ?? "" };
}
