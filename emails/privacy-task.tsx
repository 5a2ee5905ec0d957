import { Link, Text } from "@react-email/components";

import { Frame } from "./frame";

export type PrivacyTaskProps = { organization: string; system: string; caseName: string; dueOn: string | null; reason: "silent" | "failed"; url: string };

/** To whoever has to do what a system left undone. Says nothing about the person who asked. */
export function PrivacyTask({ organization, system, caseName, dueOn, reason, url }: PrivacyTaskProps) {
  return (
    <Frame preview={`${caseName}: ${system} needs you`} why={`Sent by Proofroom because you see to this system at ${organization}.`}>
      <Text>
        {reason === "silent" ? `${system} has not reported what it did for request ${caseName}.` : `${system} could not be reached, or refused what request ${caseName} asks of it.`}
        {dueOn && ` The answer is due on ${dueOn}.`} The task is yours now: do it there, and report it in My work.
      </Text>
      <Text>
        <Link href={url}>{url}</Link>
      </Text>
    </Frame>
  );
}

PrivacyTask.PreviewProps = { organization: "Acme Cloud", system: "Billing", caseName: "R-31", dueOn: "2026-04-07", reason: "silent", url: "http://localhost:3000/o/acme/work" } satisfies PrivacyTaskProps;
