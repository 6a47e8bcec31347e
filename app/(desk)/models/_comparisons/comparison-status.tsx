import { useTranslations } from "next-intl";
import type { ComparisonStatus as StatusOf } from "#lib/evaluation/transitions";
import { Status, type StatusName } from "../../../_components/status.tsx";

const signs: Record<StatusOf, StatusName> = { running: "writing", completed: "completed", ended: "archived" };

export function ComparisonStatus({ status }: { status: StatusOf }) {
  const t = useTranslations("comparisons.status");
  return <Status state={signs[status]}>{t(status)}</Status>;
}
