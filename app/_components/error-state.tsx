import type { ReactNode } from "react";
import { Status } from "./status.tsx";

type ErrorStateProps = {
  /** The short word of what is the matter: "Writing stopped". */
  status: ReactNode;
  tone?: "critical" | "caution";
  title: ReactNode;
  /** What happened, what was kept, what helps; or the two sides of a conflict. */
  facts: { term: ReactNode; detail: ReactNode }[];
  actions?: ReactNode;
  /** For the person who looks into it: code, attempt, number. */
  trace?: ReactNode;
};

export function ErrorState({ status, tone = "critical", title, facts, actions, trace }: ErrorStateProps) {
  return (
    <section className="state" role="alert">
      <p>
        <Status state={tone === "critical" ? "failed" : "attention"}>
          <b>{status}</b>
        </Status>
      </p>
      <h2>{title}</h2>
      <dl className="kept">
        {facts.map((fact, index) => (
          <div key={index}>
            <dt>{fact.term}</dt>
            <dd>{fact.detail}</dd>
          </div>
        ))}
      </dl>
      {actions && <div className="row">{actions}</div>}
      {trace && <p className="meta">{trace}</p>}
    </section>
  );
}
