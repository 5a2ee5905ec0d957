import { Broken, CannotCheck } from "./broken";
import { textOf } from "./bytes";
import { parsePem } from "./certificate";
import type { Given } from "./check-pack";
import { parseCheckpoint } from "./checkpoint";
import { keyFromOutside } from "./keys";
import type { Platform } from "./platform";

/** What a person gave beside the pack, as it was given. */
export type RawGiven = { key: string; since?: Uint8Array | undefined; policy?: Uint8Array | undefined; tsaRoot?: Uint8Array | undefined };

export const WHERE_KEY =
  "Give the log's key with --key: it must come from outside the pack, so take it from the ledger page of the organization, its printed report or a letter, not from the pack itself.";

/** Reads what came from outside. A mistake here says nothing about the pack: throws `CannotCheck`. */
export function readGiven({ key, since, policy, tsaRoot }: RawGiven, platform: Platform): Given {
  if (key.trim() === "") throw new CannotCheck(WHERE_KEY);
  return {
    key: orCannot("The key", () => keyFromOutside(key, platform)),
    since: since && orCannot("The checkpoint given with --since", () => parseCheckpoint(since, "--since")),
    policy,
    tsaRoots: tsaRoot ? orCannot("The root given with --tsa-root", () => rootsOf(tsaRoot)) : [],
  };
}

function rootsOf(pem: Uint8Array): Given["tsaRoots"] {
  const roots = parsePem(textOf(pem));
  if (roots.length === 0) throw new Broken("PEM_FORM", "there is no certificate in it");
  return roots;
}

function orCannot<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Broken ? new CannotCheck(`${what} cannot be used: ${error.message}.`) : error;
  }
}
