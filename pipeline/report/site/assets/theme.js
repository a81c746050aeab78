// Before anything is painted: the theme that the reader chose last time, if any.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch (_) { /* private windows have no storage; the system's theme it is */ }
