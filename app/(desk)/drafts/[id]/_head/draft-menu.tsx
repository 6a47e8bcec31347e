"use client";

import { Ellipsis } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog, type ConfirmAction } from "../../../../_components/overlays/confirm-dialog.tsx";
import { Menu } from "../../../../_components/overlays/menu.tsx";
import type { MenuItem } from "../../../../_components/overlays/menu-item.ts";
import { TextArea } from "../../../../_components/text-field.tsx";
import { useDraft } from "../../../../_kinds/saving/draft-session.tsx";
import { changeDueAction, unpublishAction, unscheduleAction, withdrawAction, writeAgainAction } from "../actions.ts";
import { DueField } from "./due-field.tsx";
import { useAct } from "./use-act.ts";

type Asked = "again" | "changeDue" | "withdraw" | "unschedule" | "unpublish";

/** What is done less often. Each asks first and says what will happen. */
export function DraftMenu({ mayRetry, isText }: { mayRetry: boolean; isText: boolean }) {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  const [asked, setAsked] = useState<Asked | null>(null);
  const acts: Record<Asked, ConfirmAction> = {
    again: useAct(writeAgainAction),
    changeDue: useAct(changeDueAction),
    withdraw: useAct(withdrawAction),
    unschedule: useAct(unscheduleAction),
    unpublish: useAct(unpublishAction),
  };
  const { abilities, live } = draft;
  const items: MenuItem[] = [
    ...(abilities.generate && mayRetry ? [{ label: t("again"), onSelect: () => setAsked("again") }] : []),
    ...(abilities.generate && isText
      ? [
          {
            label: t("translate"),
            href: `/projects/${draft.project.slug}/new?kind=translation&draftId=${draft.id}` as Route,
          },
        ]
      : []),
    ...(abilities.withdraw && draft.review ? [{ label: t("changeDue"), onSelect: () => setAsked("changeDue") }] : []),
    ...(abilities.withdraw ? [{ label: t("withdraw"), onSelect: () => setAsked("withdraw") }] : []),
    ...(abilities.unschedule ? [{ label: t("unschedule"), onSelect: () => setAsked("unschedule") }] : []),
    ...(live ? [{ label: t("view"), href: live.path as Route }] : []),
    ...(abilities.unpublish ? [{ label: t("unpublish"), onSelect: () => setAsked("unpublish"), critical: true }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        items={items}
        align="end"
        trigger={{
          className: "button button-quiet button-icon",
          "aria-label": common("more"),
          children: <Ellipsis className="icon" aria-hidden />,
        }}
      />
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsked(null)}
          action={acts[asked]}
          words={{
            title: t(`${asked}Title`, { title: draft.title }),
            consequence: t(`${asked}About`, { path: live?.path ?? "" }),
            confirm: t(asked),
            pending: t("sending"),
            cancel: common("cancel"),
            refused: t("refused"),
          }}
        >
          {asked === "changeDue" && <DueField start={draft.review?.dueAt ?? null} />}
          {asked === "unpublish" && (
            <TextArea name="note" label={t("note")} aside={common("optional")} maxLength={2000} />
          )}
        </ConfirmDialog>
      )}
    </>
  );
}
