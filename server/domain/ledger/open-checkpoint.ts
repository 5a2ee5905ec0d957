import { parseCheckpointText, type Checkpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { openNote, type VerifiedSignature } from "./note";
import { ED25519, sameKey, type VerifierKey } from "./verifier-key";

export type OpenedCheckpoint = Checkpoint & { text: string; verified: VerifiedSignature[] };

/**
 * A checkpoint that one of the log's own keys signed, read from its note (C2SP tlog-checkpoint).
 *
 * The origin is what the verifier expects, never what the note claims: a key counts for the log whose name it bears.
 * Throws as `openNote`, `CHECKPOINT_FORM`, and `CHECKPOINT_NOT_BY_LOG` where only witnesses or the key of another log signed.
 */
export function openCheckpoint(note: string | Uint8Array, logKeys: readonly VerifierKey[], witnessKeys: readonly VerifierKey[] = []): OpenedCheckpoint {
  const { text, verified } = openNote(note, [...logKeys, ...witnessKeys]);
  const checkpoint = parseCheckpointText(text);
  const own = (key: VerifierKey) => key.type === ED25519 && key.name === checkpoint.origin && logKeys.some((trusted) => sameKey(trusted, key));
  if (!verified.some(({ key }) => own(key))) throw new LedgerError("CHECKPOINT_NOT_BY_LOG", `no trusted key of ${checkpoint.origin} signed this checkpoint`);
  return { ...checkpoint, text, verified };
}
