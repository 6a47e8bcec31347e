import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or reading their own files: taken from node_modules as they are.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "tinyld", "linkedom"],
  turbopack: { root: import.meta.dirname },
  // npm run check does it, with everything else; a start from a fresh clone need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The desk runs where it was built: nothing is collected for elsewhere.
  outputFileTracingExcludes: { "**/*": ["**/*"] },
  experimental: { serverActions: { bodySizeLimit: "12mb" } },
};

export default createNextIntlPlugin("./app/i18n.ts")(config);
