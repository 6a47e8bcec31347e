"use server";

import { db } from "#lib/db/client";
import { refuse } from "#lib/errors/refusal";
import { createBatch } from "#lib/generations/batches/commands";
import { formAction } from "#lib/http/form-action";
import { readTable } from "#lib/kinds/product-description/table";
import { tableFormSchema } from "./schema.ts";

export const orderTableAction = formAction(
  { schema: tableFormSchema, refusals: "drafts.refusals", redirectTo: ({ id }: { id: string }) => `/batches/${id}` },
  async (actor, { projectId, title, table, nameColumn, channel, language, leaveOut }) => {
    const { products } = readTable(table, { nameColumn, leaveOut });
    if (products.length === 0) return refuse("no-products");
    const items = products.map((product) => ({ channel, ...product }));
    return createBatch(db, actor, projectId, { kind: "product-description", title, language, items });
  },
);
