import { getTranslations } from "next-intl/server";
import { LinkButton } from "./_components/button.tsx";
import { EmptyState } from "./_components/empty-state.tsx";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <main className="gate" id="main">
      <EmptyState title={t("notFoundTitle")} actions={<LinkButton href="/">{t("toHome")}</LinkButton>}>
        {t("notFound")}
      </EmptyState>
    </main>
  );
}
