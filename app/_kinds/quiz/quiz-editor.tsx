"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PanelTabs } from "../../_components/panel-tabs.tsx";
import type { EditorProps } from "../kind-screens.ts";

/** A quiz as its readers' text, with its history and brief. */
export function QuizEditor({ text, history, brief, failure }: EditorProps) {
  const t = useTranslations("drafts");
  const [tab, setTab] = useState("history");
  return (
    <div className="draft-columns outline-folded">
      <div className="draft-outline" />
      <div className="draft-middle">
        <div className="draft-text">
          {failure}
          {text}
        </div>
      </div>
      <aside className="rail" aria-label={t("about")}>
        <PanelTabs
          label={t("about")}
          current={tab}
          onChange={setTab}
          panels={[
            { id: "history", label: t("history"), content: history },
            { id: "brief", label: t("briefTitle"), content: brief },
          ]}
        />
      </aside>
    </div>
  );
}
