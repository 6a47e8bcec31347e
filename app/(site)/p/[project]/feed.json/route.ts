import { answerFeed } from "../../../_feed/feed.ts";

export async function GET(request: Request, { params }: RouteContext<"/p/[project]/feed.json">): Promise<Response> {
  return answerFeed("json", request, (await params).project);
}
