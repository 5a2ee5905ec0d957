/** A PDF of two pages with a classic table, as the report's renderer writes them. */
export function smallPdf(): Buffer {
  const objects = [
    "<<\n/Type /Catalog\n/Pages 2 0 R\n/Lang (en \\(x\\))\n>>",
    "<<\n/Type /Pages\n/Count 2\n/Kids [3 0 R 4 0 R]\n/MediaBox [0 0 595.28 841.89]\n>>",
    "<<\n/Type /Page\n/Parent 2 0 R\n/Contents 5 0 R\n/Resources 6 0 R\n>>",
    "<<\n/Type /Page\n/Parent 2 0 R\n/Contents 5 0 R\n/Resources 6 0 R\n/Annots []\n>>",
    "<<\n/Length 37\n>>\nstream\nBT /F1 12 Tf 72 720 Td (Report) Tj ET\nendstream",
    "<<\n/Font <<\n/F1 7 0 R\n>>\n>>",
    "<<\n/Type /Font\n/Subtype /Type1\n/BaseFont /Helvetica\n>>",
  ];
  let text = "%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n";
  const lines = objects.map((body, index) => {
    const line = `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return line;
  });
  const at = text.length;
  return Buffer.from(`${text}xref\n0 8\n0000000000 65535 f \n${lines.join("")}trailer\n<<\n/Size 8\n/Root 1 0 R\n/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]\n>>\nstartxref\n${at}\n%%EOF\n`, "latin1");
}
