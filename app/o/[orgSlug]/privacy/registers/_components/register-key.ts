import { notFound } from "next/navigation";

import { REGISTER_KEYS, type RegisterKey } from "@/server/domain/registers/keys";

/** The register an address names; the 404 page where there is none. */
export function registerKey(text: string): RegisterKey {
  return REGISTER_KEYS.find((key) => key === text) ?? notFound();
}
