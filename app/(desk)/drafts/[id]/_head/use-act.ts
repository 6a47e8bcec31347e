"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ConfirmAction } from "../../../../_components/overlays/confirm-dialog.tsx";
import { useSaver } from "../../../../_kinds/saving/draft-session.tsx";

/** An action on the draft as it is on the screen: what waits is saved first, and its revision is the one acted on. */
export function useAct(action: ConfirmAction): ConfirmAction {
  const t = useTranslations("drafts.head");
  const saver = useSaver();
  const router = useRouter();
  return async (form) => {
    if (!(await saver.flush())) return { error: t("saveFirst") };
    form.set("draftId", saver.draft.id);
    form.set("revisionId", saver.draft.revision?.id ?? "");
    const answer = await action(form);
    if (!answer) router.refresh();
    return answer;
  };
}
