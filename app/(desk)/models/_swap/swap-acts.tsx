import { Undo2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { PresentedSwap } from "#lib/models/swaps/present";
import { ActDialog } from "../_deployment/act-dialog.tsx";
import { agreeAction, stopSwapAction } from "../actions.ts";

/** Stopping a change before it has switched; for one that is proposed, agreeing to it or declining it. */
export async function SwapActs({ swap, isOwn }: { swap: PresentedSwap; isOwn: boolean }) {
  const t = await getTranslations("swaps");
  const labels = { from: swap.from.label ?? t("removedVersion"), to: swap.to.label ?? t("removedVersion") };
  const proposed = swap.status === "proposed";
  return (
    <>
      {swap.abilities.agree && !isOwn && (
        <ActDialog
          label={t("agree")}
          title={t("agreeTitle", labels)}
          consequence={t("agreeConsequence", labels)}
          confirm={t("agree")}
          action={agreeAction}
          fields={{ swapId: swap.id }}
        />
      )}
      {swap.abilities.cancel && (
        <ActDialog
          icon={<Undo2 className="icon" aria-hidden />}
          label={proposed ? t(isOwn ? "takeBack" : "decline") : t("stop", labels)}
          title={proposed ? t(isOwn ? "takeBackTitle" : "declineTitle", labels) : t("stopTitle", labels)}
          consequence={t("stopConsequence", labels)}
          confirm={proposed ? t(isOwn ? "takeBack" : "decline") : t("stopIt")}
          action={stopSwapAction}
          fields={{ swapId: swap.id }}
        />
      )}
      {swap.cancelling && <span className="meta">{t("stopping")}</span>}
    </>
  );
}
