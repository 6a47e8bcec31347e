import { getTranslations } from "next-intl/server";
import { ENDPOINT_CHECKS } from "#lib/models/endpoint/schema";
import type { FindingWords } from "./findings.tsx";

export async function findingWords(): Promise<FindingWords> {
  const t = await getTranslations("models.server");
  return {
    findings: t("findings"),
    check: Object.fromEntries(ENDPOINT_CHECKS.map((check) => [check, t(`check.${check}`)])) as FindingWords["check"],
    state: { passed: t("state.passed"), warning: t("state.warning"), failed: t("state.failed") },
  };
}
