import { TextField } from "@/components/centre/text-field";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { StatusContent } from "@/server/domain/status-page/content";
import { STATUS_WORDS, type StatusLanguage } from "@/server/domain/status-page/words";
import type { AskFault, AskField, TypedAsk } from "@/server/http/status/page";

type AskFormProps = { documents: StatusContent["documents"]; agreement: NonNullable<StatusContent["agreement"]>; typed: TypedAsk; faults: AskFault[]; keepMonths: number; language: StatusLanguage };

/** Asks for a document: which one, who asks, and the agreement that is accepted with it. Works without script. */
export function AskForm({ documents, agreement, typed, faults, keepMonths, language }: AskFormProps) {
  const words = STATUS_WORDS[language];
  const faultOf = (field: AskField) => faults.find((fault) => fault.field === field)?.message;
  return (
    <form method="post" noValidate>
      <fieldset className={faultOf("document") ? "has-fault" : undefined}>
        <legend><h3>{words.which}</h3></legend>
        {faultOf("document") && <span className="fault">{faultOf("document")}</span>}
        {documents.map(({ id, title, from, to }, at) => (
          <div key={id} className="choice">
            <input type="radio" id={at === 0 ? "document" : `document-${at}`} name="document" value={at} defaultChecked={typed.document === String(at) || documents.length === 1} />
            <label htmlFor={at === 0 ? "document" : `document-${at}`}><bdi>{title}</bdi></label>
            <p className="hint">{dayInWords(language, from)} {words.to} {dayInWords(language, to)}</p>
          </div>
        ))}
      </fieldset>
      <TextField id="name" name="name" label={words.name} value={typed.name} fault={faultOf("name")} autoComplete="name" maxLength={120} isRequired />
      <TextField id="company" name="company" label={words.company} value={typed.company} fault={faultOf("company")} autoComplete="organization" maxLength={160} isRequired />
      <TextField id="email" name="email" type="email" label={words.email} hint={words.emailHint} value={typed.email} fault={faultOf("email")} autoComplete="email" maxLength={254} isRequired />
      <div className={faultOf("accepted") ? "field has-fault" : "field"}>
        <h3>{words.agreement(agreement.version)}</h3>
        <p className="quote">{agreement.text}</p>
        {faultOf("accepted") && <span className="fault">{faultOf("accepted")}</span>}
        <input type="hidden" name="agreement" value={agreement.sha256} />
        <div className="choice"><input type="checkbox" id="accepted" name="accepted" value="yes" required /><label htmlFor="accepted">{words.accept}</label></div>
      </div>
      <div className="trap" aria-hidden="true"><label htmlFor="website">{words.leaveEmpty}</label><input type="text" id="website" name="website" tabIndex={-1} autoComplete="off" /></div>
      <div className="send"><button type="submit">{words.ask}</button><p className="hint">{words.kept(keepMonths)}</p></div>
    </form>
  );
}
