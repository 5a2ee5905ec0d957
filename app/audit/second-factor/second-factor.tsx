"use client";

import { useState } from "react";

import { CodeForm } from "@/components/audits/code-form";
import { EnrolmentCard } from "@/components/audits/enrolment-card";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { FormResult } from "@/components/ui/form-result";
import type { Enrolment } from "@/server/services/second-factor/enrol";
import { makeClient, refusal } from "@/server/trpc/client";

/** Sets one up where there is none, then asks for its code. */
export function SecondFactor({ isSet, to }: { isSet: boolean; to: string }) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [problem, setProblem] = useState<string>();
  const [pending, setPending] = useState(false);

  async function begin() {
    setPending(true);
    await makeClient("-").audit.enrol.mutate().then(setEnrolment, (error: unknown) => {
      const answer = refusal(error);
      setProblem(answer.ok ? undefined : answer.message);
    });
    setPending(false);
  }

  async function prove(code: string): Promise<FormResult> {
    try {
      await makeClient("-").audit.prove.mutate({ code });
    } catch (error) {
      return refusal(error);
    }
    window.location.assign(to);
    return { ok: true };
  }

  if (!isSet && !enrolment) return <><FormError message={problem} className="mb-3" /><Button variant="primary" size="lg" className="w-full" pending={pending} onClick={() => void begin()}>Show me the code to scan</Button></>;
  return (
    <>
      {enrolment && <EnrolmentCard enrolment={enrolment} />}
      <CodeForm onProve={prove} />
    </>
  );
}
