import { answerFeed } from "../../../_feed/feed.ts";

export async function GET(request: Request, { params }: RouteContext<"/p/[project]/feed.xml">): Promise<Response> {
  return answerFeed("rss", request, (await params).project);
}
