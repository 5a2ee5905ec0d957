import { Broken } from "./broken";
import { browserPlatform } from "./browser-platform";
import { keyFromOutside } from "./keys";
import { checkHead, checkProof, type CheckStep, type OneHead, type OneProof } from "./one-proof";

// What the portal's own pages load when somebody verifies there: the same checks as in verify.html, for one proof.

export async function verifyProof(proof: OneProof): Promise<CheckStep[]> {
  return checkProof(proof, browserPlatform);
}

export async function verifyHead(head: OneHead): Promise<CheckStep[]> {
  return checkHead(head, browserPlatform);
}

/** The key of a pasted text, or the sentence that says why it is none of this log. */
export function readKey(text: string, origin: string): { key: string } | { problem: string } {
  try {
    const key = keyFromOutside(text, browserPlatform);
    return key.name === origin ? { key: key.text } : { problem: `This is the key of another log: ${key.name}` };
  } catch (error) {
    if (error instanceof Broken) return { problem: `This is no verifier key: ${error.message}.` };
    throw error;
  }
}
