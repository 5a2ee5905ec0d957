"use client";

import { useState } from "react";

import { PersonRefForm } from "@/components/registers/person-ref-form";
import { refusal, useTRPCClient } from "@/server/trpc/client";

/** Makes of an address what stands for the person in the register of consents. The address is kept nowhere. */
export function PersonRef() {
  const client = useTRPCClient();
  const [made, setMade] = useState<string | null>(null);

  async function handleMake(address: string) {
    try {
      setMade((await client.registers.personRef.mutate({ address })).ref);
      return { ok: true as const };
    } catch (error) {
      setMade(null);
      return refusal(error);
    }
  }

  return <PersonRefForm made={made} onMake={handleMake} />;
}
