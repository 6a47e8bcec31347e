import Link from "next/link";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { KindName } from "#lib/kinds/registry";
import { classNames } from "../../../_components/class-names.ts";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";

type Props = {
  href: Route;
  draft: { kind: KindName; title: string; language: string; project: { name: string } };
  /** ISO 8601. */
  at: string;
  /** Who sent it in, or which version wrote it; null where that is not known any more. */
  by: string | null;
  /** Where it stands: revision, decision, who has it; nothing is shown where there is none. */
  state: ReactNode;
  isCurrent?: boolean;
  children?: ReactNode;
};

/** One draft in a list of the inbox: project, title, who sent it, and where it stands. */
export async function InboxEntry({ href, draft, at, by, state, isCurrent = false, children }: Props) {
  const [t, kinds] = await Promise.all([getTranslations("review"), getTranslations("common.kind")]);
  return (
    <Link
      href={href}
      className={classNames("plain inbox-item", isCurrent && "is-current")}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span className="row">
        <KindIcon kind={draft.kind} small />
        <span className="meta">
          <span className="visually-hidden">{kinds(draft.kind)}, </span>
          {draft.project.name}
        </span>
        <span className="meta push">
          <LocalTime at={at} />
        </span>
      </span>
      <span className="font-content headline" lang={draft.language}>
        {draft.title}
      </span>
      <span className="row inbox-meta">
        <span className="meta">{by ?? t("somebody")}</span>
        {state && <span className="meta push">{state}</span>}
      </span>
      {children}
    </Link>
  );
}
