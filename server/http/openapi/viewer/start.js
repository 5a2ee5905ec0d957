// The key typed under "Authorize" stays in this page's memory: it is neither stored nor sent anywhere but to this server.
globalThis.SwaggerUIBundle({
  url: "/api/v1/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null, persistAuthorization: false, displayRequestDuration: true,
  defaultModelsExpandDepth: 0, docExpansion: "list", presets: [globalThis.SwaggerUIBundle.presets.apis], layout: "BaseLayout",
});

// What Swagger UI leaves out for people who do not see or do not use a mouse.
function mend() {
  for (const select of document.querySelectorAll("select:not([aria-label])")) {
    const row = select.closest("tr")?.getAttribute("data-param-name");
    select.setAttribute("aria-label", select.id === "servers" ? "Server" : select.closest(".examples-select") ? "Example" : (row ?? "Media type"));
  }
  for (const region of document.querySelectorAll("pre:not([tabindex]), .example:not([tabindex]), .model-example > div:not([tabindex])")) region.setAttribute("tabindex", "0");
  // A link inside a button: the button opens the operation and sets the address itself.
  for (const link of document.querySelectorAll("button a[href]")) link.removeAttribute("href");
  for (const [selector, level] of [[".opblock-tag", "2"], ["#reference h4", "3"]]) {
    for (const heading of document.querySelectorAll(`${selector}:not([aria-level])`)) {
      heading.setAttribute("role", "heading");
      heading.setAttribute("aria-level", level);
    }
  }
  for (const [selector, name] of [[".information-container", "About this API"], [".schemes-server-container", "Server and key"]]) {
    document.querySelector(`${selector}:not([role])`)?.setAttribute("aria-label", name);
    document.querySelector(selector)?.setAttribute("role", "region");
  }
}
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
