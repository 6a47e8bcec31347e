import Form from "next/form";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { MODEL_TASKS } from "#lib/models/schema";
import type { VersionFilter } from "#lib/models/versions/schema";
import { VERSION_STATUSES } from "#lib/models/versions/schema";
import { Button } from "../../../../_components/button.tsx";
import { SearchInput } from "../../../../_components/search-input.tsx";
import { SelectField } from "../../../../_components/select-field.tsx";

/** What the list is narrowed by; it lies in the address. */
export async function VersionFilters({ filter, tags }: { filter: VersionFilter; tags: string[] }) {
  const [t, models] = await Promise.all([getTranslations("versions"), getTranslations("models")]);
  return (
    <Form action={"/models/versions" as Route} scroll={false} className="version-filters mb-4" role="search">
      <SearchInput label={t("find")} name="q" defaultValue={filter.q ?? ""} placeholder={t("findExample")} />
      <SelectField
        name="task"
        label={t("task")}
        defaultValue={filter.task ?? ""}
        options={[
          { value: "", label: t("everyTask") },
          ...MODEL_TASKS.map((task) => ({ value: task, label: models(`task.${task}`) })),
        ]}
      />
      <SelectField
        name="status"
        label={t("state")}
        defaultValue={filter.status ?? ""}
        options={[
          { value: "", label: t("everyState") },
          ...VERSION_STATUSES.map((status) => ({ value: status, label: models(`status.${status}`) })),
        ]}
      />
      {tags.length > 0 && (
        <SelectField
          name="tag"
          label={t("tag")}
          defaultValue={filter.tag ?? ""}
          options={[{ value: "", label: t("everyTag") }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
        />
      )}
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
