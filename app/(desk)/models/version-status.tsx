import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { Status } from "../../_components/status.tsx";

const states = {
  installing: "checking",
  ready: "ready",
  failed: "failed",
  retired: "archived",
  deleted: "archived",
} as const;

export async function VersionStatus({ status }: { status: PresentedVersion["status"] }) {
  const t = await getTranslations("models");
  return <Status state={states[status]}>{t(`status.${status}`)}</Status>;
}
