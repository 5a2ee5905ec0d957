import { publicRoute } from "@/app/privacy/_document/respond";
import { showCentre, takeRequest } from "@/server/http/privacy/centre";

export const GET = publicRoute(showCentre);
export const POST = publicRoute(takeRequest);
