type TextFieldProps = { id: string; name: string; label: string; optional?: string; hint?: string; fault?: string; value: string; type?: "text" | "email"; autoComplete?: string; maxLength: number; isLong?: boolean; isRequired?: boolean };

/** A field with its label, what it is for, and what is wrong with it. `optional` stands behind the label of what may stay empty. */
export function TextField({ id, name, label, optional, hint, fault, value, type = "text", autoComplete, maxLength, isLong = false, isRequired = false }: TextFieldProps) {
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const shared = { id, name, maxLength, autoComplete, required: isRequired, "aria-describedby": told, "aria-invalid": fault ? true : undefined };
  return (
    <div className={fault ? "field has-fault" : "field"}>
      <label className="name" htmlFor={id}>{label}{optional && <span> ({optional})</span>}</label>
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
      {isLong ? <textarea {...shared} rows={6} defaultValue={value} /> : <input {...shared} type={type} defaultValue={value} spellCheck={type === "email" ? false : undefined} />}
    </div>
  );
}
