import { hash, verify } from "@node-rs/argon2";

import { atMost } from "../at-most";

// OWASP Password Storage: Argon2id (the library's default algorithm), 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** At most two hashes at once: signing in cannot starve the rest of the process. */
const bounded = atMost(2);

/** Argon2id hash of the NFKC form of the password, with its parameters in it. */
export async function hashPassword(password: string): Promise<string> {
  return bounded(async () => hash(password.normalize("NFKC"), OPTIONS));
}

// Hash of a password nobody has: an unknown account costs the same time as a known one.
const DUMMY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3PGjy5IrUfXtKR1VYE3jnFVxDPhFPr6GGUyVyBMm0t8";

/** True when the password fits. Without a stored hash it does the same work and says false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await bounded(async () => verify(stored ?? DUMMY, password.normalize("NFKC")));
  return fits && stored !== null;
}
