import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";

export type Crumb = { label: ReactNode; href?: Route };

type PageHeadProps = {
  title: ReactNode;
  /** Where this is; the last one may be plain words. */
  crumbs?: Crumb[];
  /** One line of what is here. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page that scrolls. Screens that fill the window use `workspace-head`. */
export function PageHead({ title, crumbs, children, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        {crumbs && <Crumbs crumbs={crumbs} />}
        <h1>{title}</h1>
        {children && <p className="small sub">{children}</p>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </header>
  );
}

export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <p className="crumbs">
      {crumbs.map((crumb, index) => (
        <Fragment key={index}>
          {index > 0 && <ChevronRight className="icon icon-small" aria-hidden />}
          {crumb.href ? <Link href={crumb.href}>{crumb.label}</Link> : <span>{crumb.label}</span>}
        </Fragment>
      ))}
    </p>
  );
}

/** The head of a part of a page. `id` goes into the part's `aria-labelledby`. */
export function SectionHead({ id, title, children }: { id?: string; title: ReactNode; children?: ReactNode }) {
  return (
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}
