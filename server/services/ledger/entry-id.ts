import { v7 as uuidv7 } from "uuid";

import { randomFrom } from "@/server/domain/crypto/random";

import type { ServiceContext } from "../context";

/** The id of an entry to be recorded: chosen ahead by a verb whose own rows name their entry. */
export function newEntryId({ now }: Pick<ServiceContext, "now">): string {
  return uuidv7({ msecs: now.getTime(), random: randomFrom(16) });
}
