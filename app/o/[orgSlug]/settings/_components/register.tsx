"use client";

import { Section } from "@/components/layout/section";
import { RegisterForm } from "@/components/settings/register-form";
import { RegisterTable } from "@/components/settings/register-table";
import type { KindView } from "@/server/domain/catalog/view";
import type { StandingAnswerView } from "@/server/domain/register/view";
import { useAct, useTRPCClient } from "@/server/trpc/client";

type RegisterProps = { answers: StandingAnswerView[]; kinds: KindView[]; timezone: string; mayDecide: boolean };

export function Register({ answers, kinds, timezone, mayDecide }: RegisterProps) {
  const client = useTRPCClient();
  const act = useAct();
  return (
    <div className="grid grid-cols-1 gap-10">
      <Section title="Standing answers" count={answers.length}>
        <RegisterTable answers={answers} timezone={timezone} onEnd={mayDecide ? (id) => act(() => client.register.end.mutate({ id })) : undefined} />
      </Section>
      {mayDecide && <Section title="New answer"><div className="pt-2"><RegisterForm kinds={kinds} onAdd={(answer) => act(() => client.register.add.mutate(answer))} /></div></Section>}
    </div>
  );
}
