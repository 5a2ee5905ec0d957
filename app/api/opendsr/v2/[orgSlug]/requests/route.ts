import { opendsr } from "@/server/http/opendsr";

export const POST = opendsr.submit;
