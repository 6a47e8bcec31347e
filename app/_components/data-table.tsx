import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Column = { label: ReactNode; className?: string; sort?: "ascending" | "descending" };

type DataTableProps = {
  columns: Column[];
  /** Said to screen readers: what the table lists. */
  caption: string;
  /** `drafts-table`, `tasks-table`, `running-table` … bring their own small-screen layout. */
  className?: string;
  /** Any other table: a list on small screens, its cells carry `data-label`. */
  stacking?: boolean;
  /** Rows. A selected one has `is-selected` and `aria-selected`. */
  children: ReactNode;
};

export function DataTable({ columns, caption, className, stacking, children }: DataTableProps) {
  return (
    <table className={classNames("data-table", stacking && "stacking", className)}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col" className={column.className} aria-sort={column.sort}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
