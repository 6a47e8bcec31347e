import { apiRoute } from "#lib/http/api-route";
import { listEndpointModels } from "#lib/models/registration/commands";
import { endpointPlaceSchema } from "#lib/models/registration/schema";
import { endpointRefusals } from "../../_refusals.ts";

/** What a server has to choose from. POST, so that its key is in no address and no log. */
export const POST = apiRoute(
  { scope: "admin", body: endpointPlaceSchema, refusals: endpointRefusals },
  ({ actor, body }) => listEndpointModels(actor, body),
);
