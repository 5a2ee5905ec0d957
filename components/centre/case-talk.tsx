import type { CentreWords } from "@/server/domain/privacy/centre-words/words";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

import { momentIn } from "./day-format";
import { TextField } from "./text-field";

type CaseTalkProps = { words: CentreWords; own: OwnCase; typed: string; faults: Fault<CaseField>[] };

/** Everything written between the person and the organization, oldest first, and a box to write in. */
export function CaseTalk({ words: { case: said, locale, problems }, own, typed, faults }: CaseTalkProps) {
  const fault = faults.find(({ field }) => field === "text");
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{said.messages}</h2>
      {own.messages.length === 0 && <p className="quiet">{said.noMessages}</p>}
      <ol className="talk">
        {own.messages.map((message) => (
          <li key={message.id} data-from={message.direction === "in" ? "you" : "them"}>
            <p className="meta"><b><bdi>{message.direction === "in" ? said.fromYou : said.fromThem(own.organization)}</bdi></b><time dateTime={message.at}>{momentIn(locale, message.sentAt ?? message.at, own.zone)}</time></p>
            {message.text === null ? <p className="quiet">{said.forgotten}</p> : <p className="said" lang={message.direction === "out" ? own.language : undefined} dir="auto">{message.text}</p>}
          </li>
        ))}
      </ol>
      <form method="post" noValidate>
        <TextField id="text" name="text" label={said.write} hint={said.writeHint} value={typed} maxLength={10_000} isLong isRequired fault={fault && problems[fault.problem]} />
        <p className="send"><button type="submit" name="act" value="write">{said.writeSend}</button></p>
      </form>
    </section>
  );
}
