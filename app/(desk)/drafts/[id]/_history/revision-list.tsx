"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PresentedRevision } from "#lib/drafts/present";
import { Avatar } from "../../../../_components/avatar.tsx";
import { Button } from "../../../../_components/button.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { ConfirmButton } from "../../../../_components/overlays/confirm-dialog.tsx";
import { Dialog } from "../../../../_components/overlays/dialog.tsx";
import { useDraft, useSaver } from "../../../../_kinds/saving/draft-session.tsx";
import { restoreAction } from "../actions.ts";
import type { RevisionGroup } from "./group-revisions.ts";
import { RevisionDiff } from "./revision-diff.tsx";

export function RevisionList({ groups }: { groups: RevisionGroup[] }) {
  const t = useTranslations("drafts.past");
  const common = useTranslations("common");
  const draft = useDraft();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [compared, setCompared] = useState<PresentedRevision | null>(null);
  const head = draft.revision?.number ?? 0;
  return (
    <>
      <ol className="past-list">
        {groups.map(({ newest, older }) => (
          <li key={newest.id}>
            <Entry revision={newest} head={head} onCompare={setCompared} />
            {older.length > 0 && !open.has(newest.id) && (
              <Button small tone="quiet" onClick={() => setOpen(new Set([...open, newest.id]))}>
                {t("showAll", { count: older.length + 1 })}
              </Button>
            )}
            {open.has(newest.id) &&
              older.map((revision) => (
                <Entry key={revision.id} revision={revision} head={head} onCompare={setCompared} />
              ))}
          </li>
        ))}
      </ol>
      <Dialog
        open={compared !== null}
        onOpenChange={(next) => !next && setCompared(null)}
        look="wide"
        title={compared ? t("compareTitle", { from: compared.number, to: head }) : ""}
        description={t("compareAbout")}
        closeLabel={common("close")}
      >
        {compared && <RevisionDiff draftId={draft.id} from={compared.number} to={head} />}
      </Dialog>
    </>
  );
}

type EntryProps = { revision: PresentedRevision; head: number; onCompare: (revision: PresentedRevision) => void };

function Entry({ revision, head, onCompare }: EntryProps) {
  const t = useTranslations("drafts.past");
  const name = revision.author.name ?? t(revision.author.type === "generation" ? "extraction" : "imported");
  const versionId = revision.author.modelVersionId;
  const isHead = revision.number >= head;
  return (
    <div className="past-entry">
      <span className="person">
        <Avatar name={name} model={revision.author.type !== "person"} />
        <span>
          <span className="title">
            {versionId ? <Link href={`/models/versions/${versionId}` as Route}>{name}</Link> : name}
          </span>
          <span className="meta">
            {t("revision", { number: revision.number })} · <LocalTime at={revision.createdAt} />
            {revision.restoredFrom !== null && <> · {t("restoredFrom", { number: revision.restoredFrom })}</>}
            {isHead && <> · {t("now")}</>}
          </span>
        </span>
      </span>
      {!isHead && (
        <span className="row">
          <Button small aria-haspopup="dialog" onClick={() => onCompare(revision)}>
            {t("compare")}
          </Button>
          <RestoreButton revision={revision} />
        </span>
      )}
    </div>
  );
}

function RestoreButton({ revision }: { revision: PresentedRevision }) {
  const t = useTranslations("drafts.past");
  const common = useTranslations("common");
  const router = useRouter();
  const saver = useSaver();
  const draft = useDraft();
  if (!draft.abilities.save) return null;
  return (
    <ConfirmButton
      small
      tone="quiet"
      label={t("restore")}
      words={{
        title: t("restoreTitle", { number: revision.number }),
        consequence: draft.live ? t("restoreAboutLive", { path: draft.live.path }) : t("restoreAbout"),
        confirm: t("restore"),
        pending: t("restoring"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={async (form) => {
        if (!(await saver.flush())) return { error: t("unsaved") };
        const answer = await restoreAction(form);
        if (!answer) router.refresh();
        return answer;
      }}
    >
      <input type="hidden" name="draftId" value={draft.id} />
      <input type="hidden" name="number" value={revision.number} />
    </ConfirmButton>
  );
}
