/** Streams one file to the store and reports how much is through. The only place that needs XMLHttpRequest: fetch tells no upload progress. */
export function sendFile(orgSlug: string, file: File, onProgress: (share: number) => void): Promise<{ sha256: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/o/${orgSlug}/files/upload`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => event.lengthComputable && event.total > 0 && onProgress(event.loaded / event.total));
    request.addEventListener("load", () => {
      const body = parsed(request.responseText);
      if (request.status === 201 && typeof body?.sha256 === "string") resolve({ sha256: body.sha256 });
      else reject(new Error(body?.title ?? `The server answered ${request.status}.`));
    });
    request.addEventListener("error", () => reject(new Error("The connection broke while sending.")));
    request.addEventListener("abort", () => reject(new Error("Sending was stopped.")));
    request.send(file);
  });
}

function parsed(text: string): { sha256?: string; title?: string } | null {
  try {
    return JSON.parse(text) as { sha256?: string; title?: string };
  } catch {
    // An answer that is no JSON comes from a proxy in between; its status is said instead.
    return null;
  }
}
