import { publicRoute } from "@/app/privacy/_document/respond";
import { showHandOver, takeHandedOver } from "@/server/http/privacy/hand-over";

export const GET = publicRoute(showHandOver);
export const POST = publicRoute(takeHandedOver);
