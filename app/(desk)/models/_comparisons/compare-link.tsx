import { Scale } from "lucide-react";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "../../../_components/button.tsx";

/** To the form that starts a comparison, with what is known of it already. */
export async function CompareLink({ champion, challenger }: { champion?: string; challenger?: string }) {
  const t = await getTranslations("comparisons");
  const known = new URLSearchParams({ ...(champion && { champion }), ...(challenger && { challenger }) });
  return (
    <LinkButton href={`/models/comparisons/new?${known}` as Route} icon={<Scale className="icon" aria-hidden />}>
      {t("start")}
    </LinkButton>
  );
}
