import { publicRoute } from "@/app/privacy/_document/respond";
import { showCertificate } from "@/server/http/privacy/certificate";

export const GET = publicRoute(showCertificate);
