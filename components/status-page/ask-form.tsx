import { TextField } from "@/components/centre/text-field";
import { dayInWords } from "@/server/domain/privacy/in-words";
import type { StatusContent } from "@/server/domain/status-page/content";
import type { AskFault, AskField, TypedAsk } from "@/server/http/status/page";

type AskFormProps = { documents: StatusContent["documents"]; agreement: NonNullable<StatusContent["agreement"]>; typed: TypedAsk; faults: AskFault[]; keepMonths: number };

/** Asks for a document: which one, who asks, and the agreement that is accepted with it. Works without script. */
export function AskForm({ documents, agreement, typed, faults, keepMonths }: AskFormProps) {
  const faultOf = (field: AskField) => faults.find((fault) => fault.field === field)?.message;
  return (
    <form method="post" noValidate>
      <fieldset className={faultOf("document") ? "has-fault" : undefined}>
        <legend><h3>Which document?</h3></legend>
        {faultOf("document") && <span className="fault">{faultOf("document")}</span>}
        {documents.map(({ id, title, from, to }, at) => (
          <div key={id} className="choice">
            <input type="radio" id={at === 0 ? "document" : `document-${at}`} name="document" value={at} defaultChecked={typed.document === String(at) || documents.length === 1} />
            <label htmlFor={at === 0 ? "document" : `document-${at}`}><bdi>{title}</bdi></label>
            <p className="hint">{dayInWords("en", from)} to {dayInWords("en", to)}</p>
          </div>
        ))}
      </fieldset>
      <TextField id="name" name="name" label="Your name" value={typed.name} fault={faultOf("name")} autoComplete="name" maxLength={120} isRequired />
      <TextField id="company" name="company" label="Company" value={typed.company} fault={faultOf("company")} autoComplete="organization" maxLength={160} isRequired />
      <TextField id="email" name="email" type="email" label="E-mail address at work" hint="The link to the document goes there." value={typed.email} fault={faultOf("email")} autoComplete="email" maxLength={254} isRequired />
      <div className={faultOf("accepted") ? "field has-fault" : "field"}>
        <h3>Agreement, version {agreement.version}</h3>
        <p className="quote">{agreement.text}</p>
        {faultOf("accepted") && <span className="fault">{faultOf("accepted")}</span>}
        <input type="hidden" name="agreement" value={agreement.sha256} />
        <div className="choice"><input type="checkbox" id="accepted" name="accepted" value="yes" required /><label htmlFor="accepted">I accept this agreement for myself and my company</label></div>
      </div>
      <div className="trap" aria-hidden="true"><label htmlFor="website">Leave this empty</label><input type="text" id="website" name="website" tabIndex={-1} autoComplete="off" /></div>
      <div className="send"><button type="submit">Ask for the document</button><p className="hint">A person decides. What you write here is used for that and as proof of what was accepted. It is forgotten {keepMonths === 1 ? "one month" : `${keepMonths} months`} after the answer, or after the link to the document ended.</p></div>
    </form>
  );
}
