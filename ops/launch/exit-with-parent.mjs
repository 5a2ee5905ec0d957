// Loaded before a child's own script: when the launcher is gone, even by kill -9, its channel closes and the child ends.
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 10_000).unref();
});
process.channel?.unref();
