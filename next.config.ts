import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or reading their own files: taken from node_modules as they are.
  serverExternalPackages: [
    "@node-rs/argon2",
    "pg",
    "pg-boss",
    "pino",
    "tinyld",
    "linkedom",
    "@aws-sdk/client-s3",
    "@tus/server",
    "@fastify/busboy",
  ],
  turbopack: { root: import.meta.dirname },
  // npm run check does it, with everything else; a start from a fresh clone need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The desk runs where it was built: nothing is collected for elsewhere.
  outputFileTracingExcludes: { "**/*": ["**/*"] },
  // A page's Markdown twin, by its ending or by what the reader asks for.
  rewrites: () =>
    Promise.resolve({
      beforeFiles: [
        { source: "/p/:project/:slug([a-z0-9-]+)\\.md", destination: "/p/:project/:slug/markdown" },
        {
          source: "/p/:project/:slug([a-z0-9-]+)",
          has: [{ type: "header", key: "accept", value: ".*text/markdown.*" }],
          destination: "/p/:project/:slug/markdown",
        },
      ],
      afterFiles: [],
      fallback: [],
    }),
  experimental: { serverActions: { bodySizeLimit: "12mb" } },
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
