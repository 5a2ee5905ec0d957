import { fill } from "@/server/domain/privacy/centre-words/fill";
import type { OwnCase } from "@/server/domain/privacy/view";
import type { CaseField, Fault } from "@/server/http/privacy/public-page";

import { momentIn } from "./day-format";
import { type PageWords, problemWords } from "./page-words";
import { TextField } from "./text-field";

type CaseTalkProps = { words: PageWords; own: OwnCase; typed: string; faults: Fault<CaseField>[] };

/** Everything written between the person and the organization, oldest first, and a box to write in. */
export function CaseTalk({ words, own, typed, faults }: CaseTalkProps) {
  const { messages: said, write } = words.case;
  const fault = faults.find(({ field }) => field === "text");
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{said.heading}</h2>
      {own.messages.length === 0 && <p className="below-heading quiet">{said.none}</p>}
      <ol className="talk">{own.messages.map((message) => <Message key={message.id} words={words} own={own} message={message} />)}</ol>
      <form method="post" noValidate>
        <TextField id="text" name="text" label={write.label} hint={write.hint} value={typed} maxLength={10_000} isLong isRequired fault={fault && problemWords(words, fault.problem)} />
        <p className="send"><button type="submit" name="act" value="write">{write.send}</button></p>
      </form>
    </section>
  );
}

/** Letters are in the language the person chose when they asked, whatever the page is read in now. */
function Message({ words: { case: { messages: said }, locale }, own, message: { direction, text, at, sentAt } }: { words: PageWords; own: OwnCase; message: OwnCase["messages"][number] }) {
  const isTheirs = direction === "out";
  return (
    <li data-from={isTheirs ? "them" : "you"}>
      <p className="meta"><b>{isTheirs ? fill(said.from, { organization: own.organization }) : said.fromYou}</b><time dateTime={sentAt ?? at}>{momentIn(locale, sentAt ?? at, own.zone)}</time></p>
      {text === null ? <p className="quiet">{said.gone}</p> : <p className="said" lang={isTheirs ? own.language : undefined} dir="auto">{text}</p>}
    </li>
  );
}
