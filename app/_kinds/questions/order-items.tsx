"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MenuItem } from "../../_components/overlays/menu-item.ts";

type Place = { number: number; count: number };
type Acts = { onDuplicate: () => void; onMove: (by: -1 | 1) => void; onRemove: () => void };

/** What the menu of every question offers: a copy, a place up or down, and removal. `number` counts from 1. */
export function useOrderItems({ number, count, onDuplicate, onMove, onRemove }: Place & Acts): MenuItem[] {
  const t = useTranslations("quiz.editor");
  return [
    { label: t("duplicate"), icon: <Copy className="icon" aria-hidden />, onSelect: onDuplicate },
    {
      label: t("moveUp"),
      icon: <ArrowUp className="icon" aria-hidden />,
      keys: "Alt ↑",
      waiting: number === 1 ? t("isFirst") : null,
      onSelect: () => onMove(-1),
    },
    {
      label: t("moveDown"),
      icon: <ArrowDown className="icon" aria-hidden />,
      keys: "Alt ↓",
      waiting: number === count ? t("isLast") : null,
      onSelect: () => onMove(1),
    },
    { type: "line" },
    { label: t("remove"), icon: <Trash2 className="icon" aria-hidden />, critical: true, onSelect: onRemove },
  ];
}
