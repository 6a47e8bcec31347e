import { db } from "#lib/db/client";
import { ourOrigin } from "#lib/http/browser";
import { listLiveAddresses } from "#lib/publishing/queries";
import { answer } from "../(site)/_page/answer.ts";

/** All live pages and the lists that name them (sitemaps.org 0.9: at most 50,000 addresses). */
export async function GET(request: Request): Promise<Response> {
  const origin = ourOrigin(request.headers);
  const pages = await listLiveAddresses(db, 49_000);
  const newest = new Map<string, Date>();
  for (const { project, publishedAt } of pages) if (!newest.has(project.slug)) newest.set(project.slug, publishedAt);
  const urls = [
    ...[...newest].map(([slug, at]) => url(`${origin}/p/${slug}`, at)),
    ...pages.map(({ project, slug, publishedAt }) => url(`${origin}/p/${project.slug}/${slug}`, publishedAt)),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
  return answer(request, body, "application/xml");
}

/** Slugs are ASCII letters, digits and hyphens; the origin comes from a header and is escaped. */
function url(address: string, changed: Date): string {
  const location = address.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<url><loc>${location}</loc><lastmod>${changed.toISOString()}</lastmod></url>`;
}
