import { opengdpr } from "@/server/http/opendsr";

export const POST = opengdpr.submit;
