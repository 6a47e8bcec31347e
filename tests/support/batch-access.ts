/** Who may do what with batches. */
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";
import { MUG } from "./given.ts";

const members: PersonName[] = ["lead", "editor", "reviewer", "viewer", "admin"];
const writers: PersonName[] = ["lead", "editor", "admin"];

const onBatch = async (desk: AccessDesk) => ({ params: { id: await desk.batch() }, body: {} });
export const batchRows: AccessRow[] = [
  {
    call: "POST /projects/{id}/batches",
    scope: "write",
    who: writers,
    status: 202,
    arrange: async (desk) => ({
      params: { id: desk.projectId },
      body: { kind: "product-description", title: "Mugs", items: [MUG] },
    }),
  },
  { call: "GET /batches/{id}", scope: "read", who: members, status: 200, arrange: onBatch },
  { call: "POST /batches/{id}/accept", scope: "write", who: writers, status: 200, arrange: onBatch },
  { call: "POST /batches/{id}/retry", scope: "write", who: writers, status: 202, arrange: onBatch },
  { call: "POST /batches/{id}/cancel", scope: "write", who: writers, status: 202, arrange: onBatch },
  { call: "GET /batches/{id}/export", scope: "read", who: members, status: 200, session: true, arrange: onBatch },
];
