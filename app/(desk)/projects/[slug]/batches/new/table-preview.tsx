"use client";

import { useTranslations } from "next-intl";
import type { ProductTable } from "#lib/kinds/product-description/table";
import { DataTable } from "../../../../../_components/data-table.tsx";
import { Note } from "../../../../../_components/note.tsx";

type Props = { table: ProductTable; leaveOut: string[]; onLeaveOut: (columns: string[]) => void };

const SHOWN = 5;
const SHOWN_DROPS = 8;

/** What was read: which columns are facts, the first products, and what was left out. */
export function TablePreview({ table, leaveOut, onLeaveOut }: Props) {
  const t = useTranslations("batches.new");
  const { columns, nameColumn, products, dropped } = table;
  const toggle = (column: string) =>
    onLeaveOut(leaveOut.includes(column) ? leaveOut.filter((one) => one !== column) : [...leaveOut, column]);
  return (
    <>
      {dropped.length > 0 && (
        <Note tone="caution" title={t("dropped", { count: dropped.length })} announce>
          <ul>
            {dropped.slice(0, SHOWN_DROPS).map(({ line, why }, index) => (
              <li key={index}>{line === null ? why : t("line", { line, why })}</li>
            ))}
          </ul>
        </Note>
      )}
      {columns.length > 0 && (
        <fieldset>
          <legend>{t("columns")}</legend>
          <div className="row">
            {columns
              .filter((column) => column !== nameColumn)
              .map((column) => (
                <label key={column} className="row small">
                  <input
                    type="checkbox"
                    className="checkbox"
                    checked={!leaveOut.includes(column)}
                    onChange={() => toggle(column)}
                  />
                  {column}
                </label>
              ))}
          </div>
          {leaveOut.map((column) => (
            <input key={column} type="hidden" name="leaveOut" value={column} />
          ))}
        </fieldset>
      )}
      {products.length > 0 && (
        <DataTable stacking caption={t("preview")} columns={[{ label: t("product") }, { label: t("facts") }]}>
          {products.slice(0, SHOWN).map(({ name, facts }, index) => (
            <tr key={index}>
              <td data-label={t("product")}>
                <span className="title">{name}</span>
              </td>
              <td data-label={t("facts")}>{facts.map((fact) => `${fact.name}: ${fact.value}`).join(" · ")}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {products.length > SHOWN && <p className="meta">{t("andMore", { count: products.length - SHOWN })}</p>}
    </>
  );
}
