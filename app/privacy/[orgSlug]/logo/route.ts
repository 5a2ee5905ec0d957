import { publicRoute } from "@/app/privacy/_document/respond";
import { showCentreLogo } from "@/server/http/privacy/centre";

export const GET = publicRoute(showCentreLogo);
