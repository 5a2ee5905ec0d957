import { statusRoute } from "@/app/status/_document/respond";
import { showAsked } from "@/server/http/status/visit";

export const GET = statusRoute(showAsked);
