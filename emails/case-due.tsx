import { Link, Text } from "@react-email/components";

import type { NudgeKind } from "@/server/domain/privacy/care/nudges";

import { Frame } from "./frame";

export type CaseDueProps = { url: string; organization: string; name: string; kind: NudgeKind; /** YYYY-MM-DD */ dueOn: string; rights: string[]; isAssigned: boolean };

const SAID: Record<NudgeKind, (due: string) => string> = {
  acknowledge: (due) => `The complaint must be acknowledged by ${due} (DPA 2018 s. 164A).`,
  target: (due) => `Your own target was ${due}: the law wants an answer without undue delay, and the last day comes later.`,
  week_left: (due) => `The answer is due by the end of ${due}.`,
  day_left: (due) => `The answer is due by the end of ${due}. A refusal or a notice that more time is needed must be sent by the end of the first month.`,
  overdue: (due) => `The answer was due by the end of ${due} and has not been sent. Answer now: being late takes nobody's right away.`,
};

/** The subject of a reminder: the case and what is due, and nothing of who asked. */
export function caseDueSubject({ name, kind, dueOn }: CaseDueProps): string {
  return kind === "overdue" ? `${name} is overdue since ${dueOn}` : kind === "acknowledge" ? `Acknowledge ${name} by ${dueOn}` : `${name} is due: ${dueOn}`;
}

/** To whoever sees to a person's request: what is due and when. */
export function CaseDue(props: CaseDueProps) {
  const { url, organization, name, kind, dueOn, rights, isAssigned } = props;
  return (
    <Frame preview={caseDueSubject(props)} why={isAssigned ? `You get this because you see to ${name} at ${organization}.` : `You get this because nobody at ${organization} sees to ${name} yet.`}>
      <Text>{name} ({rights.join(", ").replaceAll("_", " ")}): {SAID[kind](dueOn)}</Text>
      <Text><Link href={url}>{url}</Link></Text>
    </Frame>
  );
}

CaseDue.PreviewProps = { url: "http://localhost:3000/o/acme/privacy/dsr_1", organization: "Acme Cloud", name: "R-7", kind: "week_left", dueOn: "2026-04-07", rights: ["access"], isAssigned: true } satisfies CaseDueProps;
