import type { ReactNode } from "react";

type EmptyStateProps = {
  title: ReactNode;
  /** One sentence that teaches. */
  children: ReactNode;
  /** An example of what will be here: `figure-quote`, `figure-done` or `figure-table`. */
  figure?: ReactNode;
  /** One button that does the next thing. */
  actions?: ReactNode;
};

export function EmptyState({ title, children, figure, actions }: EmptyStateProps) {
  return (
    <section className="state">
      {figure && <div className="state-figure">{figure}</div>}
      <h2>{title}</h2>
      <p className="sub">{children}</p>
      {actions && <div className="row">{actions}</div>}
    </section>
  );
}
