import type { EndpointFinding } from "#lib/models/endpoint/schema";
import { Status } from "../../../_components/status.tsx";

export type FindingWords = {
  findings: string;
  check: Record<EndpointFinding["check"], string>;
  state: Record<EndpointFinding["state"], string>;
};

const signs = { passed: "ready", warning: "attention", failed: "failed" } as const;

/** What a check of a server found, one line each. */
export function Findings({ findings, words }: { findings: EndpointFinding[]; words: FindingWords }) {
  return (
    <dl className="kept" aria-label={words.findings}>
      {findings.map(({ check, state, detail }) => (
        <div key={check}>
          <dt>{words.check[check]}</dt>
          <dd className="min-w-0">
            <Status state={signs[state]}>{words.state[state]}</Status>
            <span className="meta block break-words">{detail}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
