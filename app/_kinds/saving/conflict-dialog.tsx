"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../_components/button.tsx";
import { Dialog } from "../../_components/overlays/dialog.tsx";
import { WordDiff } from "../text/word-diff.tsx";
import { useSaver, useSaveState } from "./draft-session.tsx";

type Props = {
  /** The words of a content, to be compared. */
  textOf: (content: unknown) => string;
  /** The other person's content is now the draft's: the editor shows it. */
  onTaken: (content: unknown) => void;
};

/** Somebody saved meanwhile: both sides, and what to do. Nothing is lost until the person has chosen. */
export function ConflictDialog({ textOf, onTaken }: Props) {
  const t = useTranslations("drafts.conflict");
  const saver = useSaver();
  const state = useSaveState();
  const [copied, setCopied] = useState(false);
  const [isAside, setAside] = useState(false);
  if (state.is !== "conflict") return null;
  const theirs = state.theirs;
  const mine = textOf(saver.content);
  const who = theirs.revision?.author.name ?? t("somebody");

  async function copy() {
    await navigator.clipboard.writeText(mine);
    setCopied(true);
  }

  function take() {
    saver.takeTheirs();
    onTaken(theirs.revision?.content);
  }

  return (
    <>
      {isAside && (
        <Button className="conflict-again" tone="stop" onClick={() => setAside(false)}>
          {t("again")}
        </Button>
      )}
      <Dialog
        open={!isAside}
        onOpenChange={(open) => setAside(!open)}
        look="wide"
        title={t("title", { who })}
        description={t("about", { who, number: theirs.revision?.number ?? 0 })}
        closeLabel={t("later")}
        footer={
          <>
            <Button tone="quiet" onClick={() => void copy()}>
              <span role="status">{copied ? t("copied") : t("copy")}</span>
            </Button>
            <Button onClick={take}>{t("take")}</Button>
            <Button tone="primary" onClick={() => void saver.keepMine()}>
              {t("keep")}
            </Button>
          </>
        }
      >
        <WordDiff from={textOf(theirs.revision?.content)} to={mine} />
      </Dialog>
    </>
  );
}
