/** The layers of ARCHITECTURE.md. Checked by `npm run check`, which also fails when no module was found. */
const product =
  "^lib/(projects|sources|drafts|reviews|publishing|generations|models|evaluation|members|usage|audit|webhooks|workers)/";
const infrastructure = "^lib/(auth|db|env|errors|http|jobs|log|metrics|storage|text)/";
const tests = "[.]test[.]tsx?$";

export default {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "lib-stands-alone", severity: "error", from: { path: "^lib/" }, to: { path: "^(app|workers|scripts)/" } },
    { name: "app-never-workers", severity: "error", from: { path: "^app/" }, to: { path: "^workers/" } },
    { name: "workers-never-app", severity: "error", from: { path: "^workers/" }, to: { path: "^app/" } },
    {
      name: "infrastructure-knows-no-product",
      severity: "error",
      from: { path: infrastructure },
      to: { path: `${product}|^lib/kinds/` },
    },
    {
      name: "kinds-are-pure",
      severity: "error",
      from: { path: "^lib/kinds/" },
      to: { path: `${product}|^lib/(auth|db|env|http|jobs|log|storage)/` },
    },
    {
      name: "product-to-product-by-file-name",
      severity: "error",
      from: { path: "^lib/([^/]+)/", pathNot: tests },
      to: {
        path: product,
        pathNot: ["^lib/$1/", "/(schema|types|policy|transitions|queries|commands|events|present)[.]ts$"],
      },
    },
    {
      name: "framework-at-the-edge",
      severity: "error",
      from: { path: "^(lib|workers)/", pathNot: "^lib/auth/session[.]ts$|^lib/http/" },
      to: { path: "node_modules/(next|react|react-dom)/" },
    },
    {
      name: "inference-in-engines",
      severity: "error",
      from: { path: "^(app|lib|workers)/", pathNot: "^workers/engines/" },
      to: {
        path: "node_modules/(node-llama-cpp|onnxruntime-node|@xenova/transformers|@huggingface/transformers|@browsermt)/",
      },
    },
    {
      name: "no-generated-client-outside-db",
      severity: "error",
      from: { pathNot: "^lib/db/" },
      to: { path: "^lib/db/generated/" },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(vitest|@browsermt|mdast|hast|unist)" },
    },
    {
      name: "no-test-code-in-product",
      severity: "error",
      from: { path: "^(app|lib|workers)/", pathNot: tests },
      to: { path: "^tests/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^(lib|workers)/", pathNot: `${tests}|[.]d[.]ts$` },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(lib/db/generated/.+/|[.]next|[.]data)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
