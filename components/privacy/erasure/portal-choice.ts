import { PORTAL_SYSTEM } from "@/server/domain/privacy/erasure/schema";

import type { SystemChoice } from "../forms/fields";

/** The portal's own evidence, which every erasure should name. It is in no register: it is always there. */
export const PORTAL_CHOICE: SystemChoice = { id: PORTAL_SYSTEM, name: "This portal’s own evidence", rights: ["erasure"], how: "Searched here; what is found is erased with its own four eyes, then done by itself" };
