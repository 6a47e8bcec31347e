import { Scale } from "lucide-react";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "../../../_components/button.tsx";

type Props = Partial<Record<"champion" | "challenger" | "projectId" | "kind", string | null>> & {
  label?: string;
};

/** To the form that starts a comparison, with what is known of it already. */
export async function CompareLink({ label, ...given }: Props) {
  const t = await getTranslations("comparisons");
  const known = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return (
    <LinkButton href={`/models/comparisons/new?${known}` as Route} icon={<Scale className="icon" aria-hidden />}>
      {label ?? t("start")}
    </LinkButton>
  );
}
