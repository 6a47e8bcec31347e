import { getTranslations } from "next-intl/server";
import { Button } from "../../../_components/button.tsx";
import { SelectField } from "../../../_components/select-field.tsx";

/** Chooses the version that stands beside; the choice lies in the address. */
export async function CompareForm({
  others,
  chosen,
}: {
  others: { id: string; label: string }[];
  chosen: string | null;
}) {
  const t = await getTranslations("profiles");
  if (others.length === 0) return null;
  return (
    <form className="row mb-4 items-end">
      <SelectField
        name="with"
        label={t("compareWith")}
        defaultValue={chosen ?? ""}
        options={[{ value: "", label: t("compareNone") }, ...others.map(({ id, label }) => ({ value: id, label }))]}
      />
      <Button type="submit">{t("compare")}</Button>
    </form>
  );
}
