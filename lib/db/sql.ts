import { Prisma } from "./generated/client.ts";

/** A piece of SQL with its values, to be put into a statement. */
export type Sql = Prisma.Sql;

export const sql = Prisma.sql;
