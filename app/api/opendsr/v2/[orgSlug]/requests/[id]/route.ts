import { opendsr } from "@/server/http/opendsr";

export const GET = opendsr.status;
export const DELETE = opendsr.cancel;
