import { getTranslations } from "next-intl/server";
import { PROJECT_ROLES } from "#lib/auth/policy";
import type { ProjectRole } from "#lib/auth/policy";
import { SelectField } from "../../../../../_components/select-field.tsx";

export async function RoleField({ role }: { role: ProjectRole }) {
  const t = await getTranslations("projects");
  const options = PROJECT_ROLES.map((value) => ({
    value,
    label: `${t(`role.${value}`)}: ${t(`roleAbout.${value}`)}`,
  }));
  return <SelectField name="role" label={t("columnRole")} options={options} defaultValue={role} />;
}
