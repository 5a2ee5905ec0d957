import { statusRoute } from "@/app/status/_document/respond";
import { askOnStatus, showStatus } from "@/server/http/status/visit";

export const GET = statusRoute(showStatus);
export const POST = statusRoute(askOnStatus);
