import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { createProject } from "#lib/projects/commands";
import { presentProject } from "#lib/projects/present";
import { listProjects } from "#lib/projects/queries";
import { projectInputSchema } from "#lib/projects/schema";

export const GET = apiRoute({ scope: "read", query: pageQuery }, async ({ actor, query }) => {
  const { items, nextCursor } = await listProjects(db, actor, pageOfQuery(query));
  return { items: items.map(presentProject), nextCursor };
});

export const POST = apiRoute({ scope: "write", body: projectInputSchema, status: 201 }, ({ actor, body }) =>
  createProject(db, actor, body),
);
