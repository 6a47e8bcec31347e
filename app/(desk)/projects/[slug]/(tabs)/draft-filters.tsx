import { ChevronDown } from "lucide-react";
import Form from "next/form";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { DraftFilter } from "#lib/drafts/schema";
import { DRAFT_STATUSES } from "#lib/drafts/transitions";
import { KIND_NAMES } from "#lib/kinds/registry";
import { SetChip } from "../../../../_components/chip.tsx";
import { Menu } from "../../../../_components/overlays/menu.tsx";
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
      <FilterChip
        name={t("filterStatus")}
        value={filter.status && common(`status.${statusWord(filter.status)}`)}
        without={hrefWith({ status: undefined })}
        remove={common("remove")}
        choices={[...DRAFT_STATUSES, "scheduled" as const, "live" as const].map((status) => ({
          label: common(`status.${statusWord(status)}`),
          href: hrefWith({ status }),
        }))}
      />
      <FilterChip
        name={t("filterKind")}
        value={filter.kind && common(`kind.${filter.kind}`)}
        without={hrefWith({ kind: undefined })}
        remove={common("remove")}
        choices={KIND_NAMES.map((kind) => ({ label: common(`kind.${kind}`), href: hrefWith({ kind }) }))}
      />
    </div>
  );
}

type FilterProps = {
  name: string;
  value: string | undefined;
  /** The list without this filter. */
  without: Route;
  remove: string;
  choices: { label: string; href: Route }[];
};

/** A menu of choices; once one is taken, the chip that takes it off again. */
function FilterChip({ name, value, without, remove, choices }: FilterProps) {
  if (value) return <SetChip name={name} value={value} href={without} remove={remove} />;
  const face = (
    <>
      {name}
      <ChevronDown className="icon icon-small" aria-hidden />
    </>
  );
  return <Menu trigger={{ className: "chip", children: face }} items={choices} />;
}

export function hrefOf(slug: string, parameters: Record<string, string | undefined>): Route {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `/projects/${slug}${query ? `?${query}` : ""}` as Route;
}
