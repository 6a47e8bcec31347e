import { getTranslations } from "next-intl/server";

export default async function PageNotFound() {
  const t = await getTranslations("site");
  return (
    <main id="main" className="site-column site-list">
      <h1>{t("missing")}</h1>
      <p>{t("missingAbout")}</p>
    </main>
  );
}
