"use client";

import { History, NotebookPen, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { Evidence } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { Button } from "../../_components/button.tsx";
import { useShortcut } from "../../_components/keyboard/use-shortcut.ts";
import { Dialog } from "../../_components/overlays/dialog.tsx";
import type { SourceName } from "../draft-view.ts";
import { QuizPlayer } from "./player/quiz-player.tsx";
import { quotesOf } from "./player/quotes.ts";

type Props = {
  quiz: QuizContent;
  evidence: Evidence[];
  sources: SourceName[];
  language: string;
  history: ReactNode;
  brief: ReactNode;
  onHistory: () => void;
};

type Opened = "play" | "history" | "brief" | null;

/** What is beside the questions: the quiz as readers get it, its history, and its brief. */
export function QuizBar({ quiz, evidence, sources, language, history, brief, onHistory }: Props) {
  const t = useTranslations("quiz.editor");
  const common = useTranslations("common");
  const [opened, setOpened] = useState<Opened>(null);
  const close = { onOpenChange: () => setOpened(null), closeLabel: common("close") };
  useShortcut("p", () => setOpened("play"), { label: t("play"), group: t("keys"), off: quiz.questions.length === 0 });

  function openHistory() {
    onHistory();
    setOpened("history");
  }

  return (
    <div className="quiz-bar">
      <Button
        small
        icon={<Play className="icon" aria-hidden />}
        waiting={quiz.questions.length === 0 ? t("playNothing") : null}
        aria-haspopup="dialog"
        onClick={() => setOpened("play")}
      >
        {t("play")}
      </Button>
      <Button
        small
        tone="quiet"
        icon={<History className="icon" aria-hidden />}
        aria-haspopup="dialog"
        onClick={openHistory}
      >
        {t("history")}
      </Button>
      <Button
        small
        tone="quiet"
        icon={<NotebookPen className="icon" aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpened("brief")}
      >
        {t("brief")}
      </Button>
      <Dialog {...close} open={opened === "play"} look="wide" title={t("playTitle")} description={t("playAbout")}>
        <QuizPlayer
          content={quiz}
          quotes={quotesOf(quiz, evidence, new Map(sources.map(({ id, title }) => [id, title])))}
          language={language}
        />
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
