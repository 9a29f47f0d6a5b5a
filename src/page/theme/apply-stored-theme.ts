// A classic script of its own that blocks rendering, so that no page flashes in the other theme. It must import nothing.
try {
  const theme = localStorage.getItem("hardcase-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme stands.
}
