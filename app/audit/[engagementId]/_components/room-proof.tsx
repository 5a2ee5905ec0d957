"use client";

import { useQuery } from "@tanstack/react-query";

import { ProofTab, type Verification } from "@/components/evidence/proof-tab";
import { bytesAt, checkHere, type BrowserCheck } from "@/components/ledger/checker-module";
import { LoadError } from "@/components/ui/load-error";
import { RowsSkeleton } from "@/components/ui/skeleton";
import type { EvidenceDetail } from "@/server/domain/evidence/view";
import { refusal, useTRPC, useTRPCClient } from "@/server/trpc/client";

type RoomProofProps = { detail: EvidenceDetail; base: string; timezone: string };
const WAITING_MS = 3_000;

/** The proof side of one item as its auditor has it: where it stands, verified by the server and by the browser. Looks again while the item waits for its place. */
export function RoomProof({ detail, base, timezone }: RoomProofProps) {
  const { id } = detail;
  const [proofHref, leafHref] = [`${base}/files/proofs/${id}`, `${base}/files/leaves/${id}`];
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { data, error, refetch } = useQuery({ ...trpc.audit.standing.queryOptions({ id }), refetchInterval: (query) => (query.state.data && !query.state.data.sequenced ? WAITING_MS : false) });

  async function handleVerify(): Promise<Verification> {
    try {
      return { proof: await client.audit.verify.query({ id }) };
    } catch (caught) {
      const answer = refusal(caught);
      return { message: answer.ok ? "It could not be verified." : answer.message };
    }
  }

  async function handleCheckHere(key: string): Promise<BrowserCheck> {
    return checkHere(async (checker) => {
      const [proof, leaf] = await Promise.all([bytesAt(proofHref), bytesAt(leafHref)]);
      return checker.verifyProof({ proof, leaf, entryId: detail.ledger.entryId, objectId: id, key });
    });
  }

  if (error) return <LoadError what={error.message} kept="Nothing was changed." onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={6} label="the proof" widths={["w-32", "w-1/2"]} />;
  return <ProofTab detail={detail} standing={data} timezone={timezone} proofHref={proofHref} leafHref={leafHref} onVerify={handleVerify} onCheckHere={handleCheckHere} />;
}
