import { opengdpr } from "@/server/http/opendsr";

export const GET = opengdpr.status;
export const DELETE = opengdpr.cancel;
