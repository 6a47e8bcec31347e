import { answerFeed } from "../../../_feed/feed.ts";

export async function GET(request: Request, { params }: RouteContext<"/p/[project]/feed.atom">): Promise<Response> {
  return answerFeed("atom", request, (await params).project);
}
