import { CircleAlert, CircleCheck, Info, Loader, PencilLine, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type NoteTone = "plain" | "caution" | "critical" | "ok" | "working" | "accent";

const icons: Record<NoteTone, LucideIcon> = {
  plain: Info,
  caution: TriangleAlert,
  critical: CircleAlert,
  ok: CircleCheck,
  working: Loader,
  accent: PencilLine,
};

type NoteProps = {
  tone?: NoteTone;
  icon?: ReactNode;
  /** The bold first words that carry the meaning. */
  title: ReactNode;
  /** One sentence. */
  children?: ReactNode;
  /** At most three answers, the best first. */
  actions?: ReactNode;
  /** In the flow of a text, under the paragraph that it speaks of. */
  inline?: boolean;
  /** Said aloud when it appears: for what follows from something the reader just did. */
  announce?: boolean;
};

/** One block for honest labels, findings and offers. */
export function Note({ tone = "plain", icon, title, children, actions, inline, announce }: NoteProps) {
  const Sign = icons[tone];
  const role = announce ? (tone === "critical" ? "alert" : "status") : undefined;
  return (
    <div className={classNames("note", tone !== "plain" && `note-${tone}`, inline && "note-inline")} role={role}>
      {icon ?? <Sign className={classNames("icon", tone === "working" && "turning")} aria-hidden />}
      <div>
        <b>{title}</b> {children}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  );
}
