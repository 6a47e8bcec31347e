import Form from "next/form";
import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/queries";
import type { ProjectAccess } from "#lib/auth/queries";
import { db } from "#lib/db/client";
import { presentSource } from "#lib/sources/present";
import { listSources } from "#lib/sources/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { ListKeys } from "../../../_components/keyboard/list-keys.tsx";
import { SearchInput } from "../../../_components/search-input.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { SourceRow } from "./source-row.tsx";

const pageSize = 50;

type Props = { access: ProjectAccess; slug: string; q: string | null; cursor: string | null };

/** A project's sources, newest first; looks again by itself while one is being imported. */
export async function SourceTable({ access, slug, q, cursor }: Props) {
  const [t, projects] = await Promise.all([getTranslations("sources"), getTranslations("projects")]);
  const { items, nextCursor } = await listSources(db, access, { q: q ?? undefined }, { limit: pageSize, cursor });
  if (items.length === 0) return <NoSources slug={slug} searched={q !== null} />;
  const removable = may(access, "source.add");
  const labels = [t("columnTitle"), t("columnStatus"), t("columnLanguage"), t("columnSize"), t("columnDrafts")];
  const columns = [...labels.map((label) => ({ label })), { label: t("columnAdded"), className: "numeric" }];
  const actions = { label: <span className="visually-hidden">{t("columnActions")}</span> };
  return (
    <div id="sources">
      {items.some((source) => source.status === "importing") && <AutoRefresh seconds={2} />}
      <Form action={hrefOf(slug, {})} scroll={false} className="filters" role="search">
        <SearchInput label={t("find")} name="q" defaultValue={q ?? ""} placeholder={t("findExample")} />
      </Form>
      <DataTable stacking caption={t("caption")} columns={removable ? [...columns, actions] : columns}>
        {items.map(presentSource).map((source) => (
          <SourceRow key={source.id} source={source} removable={removable} />
        ))}
      </DataTable>
      <ListKeys
        list="sources"
        words={{
          group: projects("listGroup"),
          next: projects("listNext"),
          previous: projects("listPrevious"),
          select: projects("listSelect"),
        }}
      />
      {(cursor || nextCursor) && (
        <p className="row mt-4">
          {cursor && <LinkButton href={hrefOf(slug, { q })}>{t("newest")}</LinkButton>}
          {nextCursor && <LinkButton href={hrefOf(slug, { q, cursor: nextCursor })}>{t("older")}</LinkButton>}
        </p>
      )}
    </div>
  );
}

async function NoSources({ slug, searched }: { slug: string; searched: boolean }) {
  const t = await getTranslations("sources");
  if (searched)
    return (
      <EmptyState title={t("noMatch")} actions={<LinkButton href={hrefOf(slug, {})}>{t("showAll")}</LinkButton>}>
        {t("noMatchAbout")}
      </EmptyState>
    );
  return (
    <EmptyState title={t("empty")} figure={<p className="figure-quote">{t("emptyExample")}</p>}>
      {t("emptyAbout")}
    </EmptyState>
  );
}

function hrefOf(slug: string, parameters: Record<string, string | null>): Route {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `/projects/${slug}/sources${query ? `?${query}` : ""}` as Route;
}
