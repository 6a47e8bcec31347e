import {
  AlignLeft,
  FileQuestionMark,
  Languages,
  ListChecks,
  Newspaper,
  NotebookPen,
  Package,
  Shapes,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const icons: Record<string, LucideIcon> = {
  article: Newspaper,
  "blog-post": NotebookPen,
  "product-description": Package,
  quiz: ListChecks,
  "personality-quiz": Shapes,
  summary: AlignLeft,
  translation: Languages,
};

/** The icon of a kind of content; always with its word beside it (`common.kind.*`), so it is hidden from screen readers. */
export function KindIcon({ kind, small }: { kind: string; small?: boolean }) {
  const Sign = icons[kind] ?? FileQuestionMark;
  return <Sign className={classNames("icon", small && "icon-small")} aria-hidden />;
}

export function KindLabel({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <span className="kind-label">
      <KindIcon kind={kind} />
      {children}
    </span>
  );
}
