import Form from "next/form";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { DraftFilter } from "#lib/drafts/schema";
import { DRAFT_STATUSES } from "#lib/drafts/transitions";
import { KIND_NAMES } from "#lib/kinds/registry";
import { ChoiceChip, SetChip } from "../../../../_components/chip.tsx";
import { SearchInput } from "../../../../_components/search-input.tsx";
import { statusWord } from "../../../draft-status.ts";

/** Filters live in the address: a list can be linked to. */
export async function DraftFilters({ slug, filter }: { slug: string; filter: DraftFilter }) {
  const [t, common] = await Promise.all([getTranslations("projects"), getTranslations("common")]);
  const hrefWith = (change: DraftFilter) => hrefOf(slug, { ...filter, ...change });
  return (
    <div className="filters" role="group" aria-label={t("filters")}>
      <Form action={`/projects/${slug}` as Route} scroll={false}>
        {Object.entries({ ...filter, q: undefined }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <SearchInput label={t("find")} name="q" defaultValue={filter.q} placeholder={t("findExample")} />
      </Form>
      {filter.status ? (
        <SetChip
          name={t("filterStatus")}
          value={common(`status.${statusWord(filter.status)}`)}
          href={hrefWith({ status: undefined })}
          remove={common("remove")}
        />
      ) : (
        [...DRAFT_STATUSES, "live" as const].map((status) => (
          <ChoiceChip
            key={status}
            name={common(`status.${statusWord(status)}`)}
            href={hrefWith({ status })}
            on={false}
          />
        ))
      )}
      {filter.kind ? (
        <SetChip
          name={t("filterKind")}
          value={common(`kind.${filter.kind}`)}
          href={hrefWith({ kind: undefined })}
          remove={common("remove")}
        />
      ) : (
        KIND_NAMES.map((kind) => (
          <ChoiceChip key={kind} name={common(`kind.${kind}`)} href={hrefWith({ kind })} on={false} />
        ))
      )}
    </div>
  );
}

export function hrefOf(slug: string, parameters: Record<string, string | undefined>): Route {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `/projects/${slug}${query ? `?${query}` : ""}` as Route;
}
