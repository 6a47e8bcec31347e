import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { ActButton } from "../../act-button.tsx";
import { claimAction, releaseAction } from "../actions.ts";
import type { LoadedReview } from "../load-review.ts";

/** Takes the draft, so that others see who reads it, or gives it back. Nothing for who gives no verdict here. */
export async function Take({ review }: { review: LoadedReview }) {
  const [t, actor] = await Promise.all([getTranslations("review"), requireUser()]);
  const claimedBy = review.draft.review?.claimedBy ?? null;
  if (review.barred || (claimedBy && claimedBy.id !== actor.userId)) return null;
  return (
    <ActButton
      action={claimedBy ? releaseAction : claimAction}
      fields={{ draftId: review.draft.id }}
      pending={t(claimedBy ? "releasing" : "claiming")}
      refused={t("refused")}
    >
      {t(claimedBy ? "release" : "claim")}
    </ActButton>
  );
}
