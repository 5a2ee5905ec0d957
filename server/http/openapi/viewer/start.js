// The key typed under "Authorize" stays in this page's memory: it is neither stored nor sent anywhere but to this server.
globalThis.SwaggerUIBundle({
  url: "/api/v1/openapi.json", dom_id: "#reference", deepLinking: true, validatorUrl: null, persistAuthorization: false, displayRequestDuration: true,
  defaultModelsExpandDepth: 0, docExpansion: "list", syntaxHighlight: { activated: true, theme: "agate" },
  presets: [globalThis.SwaggerUIBundle.presets.apis], layout: "BaseLayout",
});
