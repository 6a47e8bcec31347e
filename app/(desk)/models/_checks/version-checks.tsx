import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentFinding } from "#lib/models/checks/present";
import type { PresentedFinding } from "#lib/models/checks/present";
import { listFindings } from "#lib/models/checks/queries";
import { CHECK_STEPS } from "#lib/models/checks/schema";
import type { PresentedVersion } from "#lib/models/present";
import { SectionHead } from "../../../_components/page-head.tsx";
import { Status } from "../../../_components/status.tsx";

const signs = { passed: "ready", note: "attention", refused: "failed" } as const;

type Props = { version: Pick<PresentedVersion, "id" | "status"> };

/** What the checks of a version found, step by step. Nothing where there were none, or they have not begun. */
export async function VersionChecks({ version }: Props) {
  const [t, actor] = await Promise.all([getTranslations("checks"), requireUser()]);
  const findings = (await listFindings(db, actor, version.id)).map(presentFinding);
  const running = version.status === "installing";
  if (findings.length === 0) return null;
  const steps = CHECK_STEPS.map((step) => ({ step, found: findings.filter((finding) => finding.step === step) }));
  return (
    <section id="checks" aria-labelledby="checks-title">
      <SectionHead id="checks-title" title={t("title")} />
      <p className="small sub mb-4">{t("about")}</p>
      {running && (
        <div className="row small mb-4" role="status">
          <Status state="checking">{t("running")}</Status>
        </div>
      )}
      <dl className="kept max-w-160">
        {steps
          .filter(({ found }) => found.length > 0)
          .map(({ step, found }) => (
            <div key={step}>
              <dt>{t(`step.${step}`)}</dt>
              <dd className="min-w-0">
                <Found findings={found} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

async function Found({ findings }: { findings: PresentedFinding[] }) {
  const t = await getTranslations("checks");
  return (
    <ul className="grid gap-2">
      {findings.map(({ number, severity, message }) => (
        <li key={number}>
          <Status state={signs[severity]}>{t(`severity.${severity}`)}</Status>
          <span className="meta block break-words">{message}</span>
        </li>
      ))}
    </ul>
  );
}
