import { Prisma } from "./generated/client.ts";

/** A piece of SQL with its values, to be put into a statement. */
export type Sql = Prisma.Sql;

export const sql = Prisma.sql;

/** NULL in a column of JSON, which is not the JSON null. */
export const NO_JSON = Prisma.DbNull;
