import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Digest } from "@/components/ui/digest";
import { Time } from "@/components/ui/time";
import type { CaseMessage } from "@/server/domain/privacy/view";

import { LETTER_WORDS, RIGHT_WORDS } from "./case-words";

const DELIVERY_WORDS: Record<NonNullable<CaseMessage["delivery"]>, string> = { waiting: "mail on its way", sent: "mail sent", failing: "mail is not accepted, tried again", "kept here": "mail kept on this installation" };

/** Everything written to the person and by them, oldest first, with how it reached them. */
export function MessageThread({ messages, zone }: { messages: CaseMessage[]; zone: string }) {
  return (
    <ol>
      {messages.map((message) => {
        const { id, direction, kind, text, right, at, sentAt, by, delivery, contentSha256 } = message;
        const title = kind === "message" ? (direction === "in" ? "The person wrote" : "Message") : `${LETTER_WORDS[kind]}${right ? `, ${RIGHT_WORDS[right].word.toLowerCase()}` : ""}`;
        return (
          <li key={id} className={cn("border-t border-line py-3 first:border-t-0", direction === "in" && "border-s-2 border-s-accent ps-3")}>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
              <span className="font-medium">{title}</span>
              {direction === "out" && <span className="text-ink-2"><bdi>{by}</bdi></span>}
              <Time iso={sentAt ?? at} tz={zone} withTime className="text-ink-3" />
              {sentAt === null ? <Badge tone="outline">not sent: waits for approval</Badge> : delivery && <Badge tone={delivery === "failing" ? "danger" : "neutral"}>{DELIVERY_WORDS[delivery]}</Badge>}
            </p>
            {text === null ? <p className="mt-1 text-ink-3">The words were destroyed. What is left is their digest: <Digest value={contentSha256} /></p> : <MessageText text={text} isLetter={kind !== "message"} />}
          </li>
        );
      })}
    </ol>
  );
}

/** A letter shows its first lines; the whole of it is one press away. */
function MessageText({ text, isLetter }: { text: string; isLetter: boolean }) {
  if (!isLetter) return <p className="mt-1 whitespace-pre-wrap wrap-anywhere" dir="auto">{text}</p>;
  const [subject = "", ...rest] = text.split("\n\n");
  return (
    <details className="mt-1">
      <summary className="-mx-1 min-h-6 rounded px-1 text-ink-2" dir="auto">{subject}</summary>
      <div className="mt-2 border-s-2 border-line-strong ps-3 whitespace-pre-wrap wrap-anywhere" dir="auto">{rest.join("\n\n")}</div>
    </details>
  );
}
