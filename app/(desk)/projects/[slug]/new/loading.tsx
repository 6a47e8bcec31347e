import { getTranslations } from "next-intl/server";
import { SkeletonPage } from "../../../../_components/skeleton.tsx";

export default async function NewDraftLoading() {
  const t = await getTranslations("common");
  return <SkeletonPage label={t("loading")} />;
}
