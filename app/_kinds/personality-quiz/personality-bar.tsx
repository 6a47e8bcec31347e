"use client";

import { History, NotebookPen, Play } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { Button } from "../../_components/button.tsx";
import { useShortcut } from "../../_components/keyboard/use-shortcut.ts";
import { Dialog } from "../../_components/overlays/dialog.tsx";

const PersonalityPlayer = dynamic(() =>
  import("./player/personality-player.tsx").then((module) => module.PersonalityPlayer),
);

type Props = {
  content: PersonalityContent;
  language: string;
  history: ReactNode;
  brief: ReactNode;
  onHistory: () => void;
};

/** What is beside the cards: the quiz as readers get it, its history, and its brief. */
export function PersonalityBar({ content, language, history, brief, onHistory }: Props) {
  const t = useTranslations("personality.editor");
  const common = useTranslations("common");
  const [opened, setOpened] = useState<"play" | "history" | "brief" | null>(null);
  const close = { onOpenChange: () => setOpened(null), closeLabel: common("close") };
  const nothing = content.questions.length === 0 || content.outcomes.length === 0;
  useShortcut("p", () => setOpened("play"), { label: t("play"), group: t("keys"), off: nothing });
  const buttons = [
    { name: "play", Icon: Play, waiting: nothing ? t("playNothing") : null },
    { name: "history", Icon: History, waiting: null },
    { name: "brief", Icon: NotebookPen, waiting: null },
  ] as const;
  return (
    <div className="quiz-bar">
      {buttons.map(({ name, Icon, waiting }) => (
        <Button
          key={name}
          small
          tone={name === "play" ? "default" : "quiet"}
          icon={<Icon className="icon" aria-hidden />}
          waiting={waiting}
          aria-haspopup="dialog"
          onClick={() => {
            if (name === "history") onHistory();
            setOpened(name);
          }}
        >
          {t(name)}
        </Button>
      ))}
      <Dialog {...close} open={opened === "play"} look="wide" title={t("playTitle")} description={t("playAbout")}>
        <PersonalityPlayer content={content} language={language} />
      </Dialog>
      <Dialog {...close} open={opened === "history"} look="sheet" title={t("history")}>
        {history}
      </Dialog>
      <Dialog {...close} open={opened === "brief"} look="sheet" title={t("brief")}>
        {brief}
      </Dialog>
    </div>
  );
}
