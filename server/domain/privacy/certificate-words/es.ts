import type { CertificateWords } from "./certificate-words";

export const es: CertificateWords = {
  title: "Certificado de supresión", noPerson: "Este certificado no nombra a la persona. Dice qué se suprimió por una solicitud.", number: "Número", version: "Versión", issued: "Expedido", approved: "Supresión aprobada", answered: "Persona informada",
  outcome: { full: "Se suprimió todo lo solicitado.", partial: "Algunos datos permanecen por un tiempo o por ley." },
  systems: "Qué se suprimió", records: "{count} registros", methods: { deleted: "eliminado", anonymised: "anonimizado", overwritten: "sobrescrito", none_found: "no se encontró nada", other: "hecho" }, receipt: "Recibo (SHA-256)",
  exceptions: "Qué permanece y hasta cuándo", item: "Elemento {number}", until: "hasta el {date}", untilGone: "hasta que desaparezca el motivo", ended: "terminado: suprimido o en supresión", none: "Nada.",
  backups: "Copias de seguridad", expires: "desaparece el {date}", expired: "desaparecida", daysLeft: "quedan {days}", beyondUse: "No se usa para nada. Si hubiera que restaurarla, los datos se suprimirían antes de nuevo.", notBeyondUse: "Aún utilizable hasta que desaparezca.",
  proof: "Lo que se guarda como prueba", proofItems: { case: "La propia solicitud: quién la hizo, lo que escribieron ambas partes y los correos. Lo que en ella remite a la persona se destruye {years} después de cerrarla.", caseUntilClosed: "La propia solicitud: quién la hizo, lo que escribieron ambas partes y los correos. Lo que en ella remite a la persona se destruye en cuanto se cierra.", account_and_actions: "La cuenta de la persona en este portal y lo que hizo con ella, como prueba de quién decidió qué.", access_record: "Que la persona fue invitada a este portal, como prueba de quién tuvo acceso.", invitation_record: "Que la persona fue invitada a este portal y no aceptó, como prueba de a quién se ofreció acceso. La invitación ya no deja entrar a nadie cuando ha caducado o se ha retirado." },
  recipients: "A quién se informó", told: "informado", impossible: "fue imposible informarle", disproportionate: "informarle exigiría un esfuerzo desproporcionado", notYet: "aún no informado", ledger: "Lugares en el registro", noPlaceYet: "aún sin lugar", signature: "Firma (Ed25519)",
  because: { answered: "Expedido con la respuesta.", exception_ended: "Expedido de nuevo tras suprimir datos que debían conservarse.", tail_ended: "Expedido de nuevo tras desaparecer la última copia de seguridad." },
  check: {
    title: "Comprobar un certificado de supresión", lead: "Vea si un certificado es auténtico y cómo están las cosas ahora. No se nombra a nadie ni se guarda nada.", byNumber: "Número del certificado", byText: "O el certificado completo", textHint: "Pegue el archivo JSON.", button: "Comprobar",
    valid: "Este certificado es auténtico y no ha cambiado.", unreadable: "Esto no es un certificado de supresión.", foreign_key: "Este certificado no lo firmó esta organización.", bad_signature: "Este certificado se modificó después de la firma.", missing: "Aquí no hay ningún certificado con este número.",
    newest: "Es la versión más reciente.", older: "Hay una versión más reciente: {version}.", tailOver: "Ninguna copia de seguridad contiene ya los datos.", tailLeft: "La última copia de seguridad desaparece el {date}.", unknown: "La firma es correcta, pero este número ya no consta aquí.", link: "Comprobar este certificado",
  },
  download: "Descargar el certificado",
};
