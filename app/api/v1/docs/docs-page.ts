type Schema = Record<string, unknown>;
type Described = {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};
type Document = { info: { title: string; version: string; description?: string }; paths?: Record<string, object> };

const style = `:root{color-scheme:light dark;--ink:#171a1f;--ink-2:#474d57;--line:#e2e5e9;--paper:#fff;--desk:#f6f7f8}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--ink-2:#b9bfc8;--line:#2c3036;--paper:#1a1c20;--desk:#131518}}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/22px system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:48px 24px}h1{font-size:28px;line-height:36px}h2{font-size:16px;margin:40px 0 8px}
article{border-top:1px solid var(--line);padding:16px 0}h3{font:600 13px/20px ui-monospace,monospace;margin:0}
p{margin:4px 0;color:var(--ink-2)}pre{background:var(--desk);padding:12px;border-radius:6px;overflow-x:auto;font-size:12px;line-height:18px}
summary{cursor:pointer;padding:4px 0}table{border-collapse:collapse}td{padding:2px 16px 2px 0;color:var(--ink-2)}`;

/** HTML of an OpenAPI document: each call with its parameters, body and answer. */
export function docsPage(document: Document): string {
  const { info, paths = {} } = document;
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, call]) => callOf(method, path, call)),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(info.title)} API</title><style>${style}</style></head><body><main>
<h1>${escape(info.title)} API ${escape(info.version)}</h1><p>${escape(info.description ?? "")}</p>
<p>Send <code>Authorization: Bearer &lt;token&gt;</code>. Make a token on your account page, or with <code>npm run token</code>.
The document for machines is <a href="/api/v1/openapi.json">openapi.json</a>.</p>
${calls.join("\n")}</main></body></html>`;
}

function callOf(method: string, path: string, call: Described): string {
  const rows = (call.parameters ?? []).map(
    ({ name, in: where, required }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${where}${required ? ", needed" : ""}</td></tr>`,
  );
  const [status, answer] = Object.entries(call.responses)[0] ?? ["200", {}];
  return `<article><h3>${method.toUpperCase()} /api/v1${escape(path)}</h3>
<p>${escape(call.summary ?? "")}. ${escape(call.description ?? "")}.</p>
${rows.length > 0 ? `<table>${rows.join("")}</table>` : ""}
${schemaOf("Body", call.requestBody?.content)}${schemaOf(`Answer ${status}`, answer.content)}</article>`;
}

function schemaOf(label: string, content: Record<string, { schema?: Schema }> | undefined): string {
  const [type, entry] = Object.entries(content ?? {})[0] ?? [];
  if (!type || !entry?.schema) return "";
  return `<details><summary>${escape(label)} · ${escape(type)}</summary><pre>${escape(JSON.stringify(entry.schema, null, 2))}</pre></details>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
