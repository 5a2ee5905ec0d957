import { statusRoute } from "@/app/status/_document/respond";
import { fetchDocument, showDocument } from "@/server/http/status/visit";

export const GET = statusRoute(showDocument);
export const POST = statusRoute(fetchDocument);
