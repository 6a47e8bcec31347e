"use client";

import { useTranslations } from "next-intl";
import { Button, LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import type { Trouble } from "./ask.ts";
import type { Obstacle } from "./obstacle.ts";

type Props = { obstacle: Obstacle | null; trouble: Trouble | null; over: number; onRetry: () => void };

/** What is in the way of a translation, what was kept, and what helps. */
export function TroubleNote({ obstacle, trouble, over, onRetry }: Props) {
  const t = useTranslations("translate.trouble");
  if (obstacle === "too-long")
    return (
      <Note tone="caution" title={t("tooLong")} announce>
        {t("tooLongDetail", { over })} {t("kept")}
      </Note>
    );
  if (obstacle === "same")
    return (
      <Note tone="caution" title={t("same")} announce>
        {t("sameDetail")}
      </Note>
    );
  if (!trouble) return null;
  if (trouble.kind === "signed-out")
    return (
      <Note
        tone="critical"
        title={t("signed-out")}
        announce
        actions={
          <LinkButton small href="/sign-in?next=/translate">
            {t("signIn")}
          </LinkButton>
        }
      >
        {t("signed-outDetail")}
      </Note>
    );
  const detail = trouble.detail ?? (trouble.kind === "away" ? t("awayDetail") : t("refusedDetail"));
  return (
    <Note
      tone={trouble.kind === "refused" ? "critical" : "caution"}
      title={t(trouble.kind)}
      announce
      actions={
        <Button small onClick={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {detail} {t("kept")}
    </Note>
  );
}
