import { decisionRoute } from "../../_decision-route.ts";

export const POST = decisionRoute("approve");
