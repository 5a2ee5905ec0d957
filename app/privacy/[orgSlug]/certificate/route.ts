import { publicRoute } from "@/app/privacy/_document/respond";
import { checkPastedCertificate, showCertificateCheck } from "@/server/http/privacy/certificate";

export const GET = publicRoute(showCertificateCheck);
export const POST = publicRoute(checkPastedCertificate);
