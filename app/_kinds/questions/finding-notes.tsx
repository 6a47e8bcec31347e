"use client";

import { Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Finding } from "#lib/kinds/evidence";
import { Button } from "../../_components/button.tsx";
import { Note } from "../../_components/note.tsx";

type Props = {
  findings: Finding[];
  editable: boolean;
  /** What the repair of a finding would do, where its own words do not say it best. */
  proposalOf?: (finding: Finding) => ReactNode;
  onRepair: (finding: Finding) => Promise<void>;
};

const tones = { error: "critical", warning: "caution", hint: "plain" } as const;
const order = { error: 0, warning: 1, hint: 2 } as const;

/** Findings, the worst first, each with what a repair would do and the button that does it. */
export function FindingNotes({ findings, editable, proposalOf, onRepair }: Props) {
  const t = useTranslations("quiz.editor");
  const sorted = findings.toSorted((one, other) => order[one.severity] - order[other.severity]);
  return sorted.map((finding, index) => (
    <div key={`${finding.rule}/${index}`} className="finding">
      <Note tone={tones[finding.severity]} title={t(`severity.${finding.severity}`)}>
        {finding.message}
      </Note>
      {finding.fix !== undefined && (
        <div className="repair">
          <p className="label">{t("proposes")}</p>
          {proposalOf?.(finding) ?? <p className="small sub">{finding.fix}.</p>}
          {editable && (
            <div className="row">
              <Button small icon={<Wrench className="icon" aria-hidden />} onClick={() => void onRepair(finding)}>
                {t("repair")}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  ));
}
