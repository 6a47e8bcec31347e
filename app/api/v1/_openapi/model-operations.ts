import type { Operation } from "./operation.ts";

export const modelOperations: Operation[] = [];
