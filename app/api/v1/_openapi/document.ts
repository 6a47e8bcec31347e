import { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import packageFile from "../../../../package.json" with { type: "json" };
import { problemAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

extendZodWithOpenApi(z);

/** The OpenAPI 3.1 document of the API, from the schemas that its routes check. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  for (const operation of operations) register(registry, operation);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Copydesk",
      version: packageFile.version,
      description: "Everything that a screen does. Errors are problem+json (RFC 9457) with a stable code.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
  });
}

function register(registry: OpenAPIRegistry, operation: Operation): void {
  const { answer, body } = operation;
  registry.registerPath({
    method: operation.method,
    path: operation.path,
    operationId: `${operation.method} ${operation.path}`,
    summary: operation.summary,
    description: operation.scope ? `Scope: ${operation.scope}` : "Open to everybody",
    request: {
      params: z.object(Object.fromEntries(parametersOf(operation.path).map((name) => [name, z.string()]))),
      query: operation.query,
      headers: operation.idempotent ? z.object({ "Idempotency-Key": z.string().optional() }) : undefined,
      body: body && { content: { [operation.bodyType ?? "application/json"]: { schema: body } } },
    },
    responses: {
      [operation.status]: {
        description: operation.summary,
        content: answer && { [operation.answerType ?? "application/json"]: { schema: answer } },
      },
      default: { description: "A problem", content: { "application/problem+json": { schema: problemAnswer } } },
    },
  });
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
}
