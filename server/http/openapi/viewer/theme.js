// Before the first paint: the theme chosen in the portal, else the system's, and what changes it later.
const system = matchMedia("(prefers-color-scheme: dark)");

function applyTheme() {
  let chosen = "system";
  try {
    chosen = localStorage.getItem("proofroom.theme") ?? "system";
  } catch {
    // Storage may be switched off: the system's theme then.
  }
  document.documentElement.classList.toggle("dark-mode", chosen === "dark" || (chosen === "system" && system.matches));
}

system.addEventListener("change", applyTheme);
addEventListener("storage", applyTheme);
applyTheme();
