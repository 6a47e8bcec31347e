"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "../../../../_components/text-field.tsx";
import { localOf } from "./time-field.tsx";

/** When an answer is wanted, in the person's own time, sent as RFC 3339 in UTC; may stay empty. Only in a dialog. */
export function DueField({ start }: { start: string | null }) {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const [value, setValue] = useState(() => (start ? localOf(new Date(start)) : ""));
  const moment = new Date(value);
  return (
    <>
      <TextField
        type="datetime-local"
        label={t("due")}
        aside={common("optional")}
        hint={t("dueHint", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <input type="hidden" name="dueAt" value={Number.isNaN(moment.getTime()) ? "" : moment.toISOString()} />
    </>
  );
}
