"use strict";
// Everything is readable without this file. It adds search, filters, days left and the theme.
(() => {
  const root = document.documentElement.dataset.root;
  const all = (query, from = document) => [...from.querySelectorAll(query)];

  // --- theme
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  document.getElementById("theme").addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch (_) { /* lasts for this page only */ }
  });

  // --- days left, reckoned on the day of reading
  const today = new Date(new Date().toISOString().slice(0, 10));
  const inWords = (days) => {
    if (days < 0) return "passed";
    if (days === 0) return "today";
    if (days < 60) return `in ${days} ${days === 1 ? "day" : "days"}`;
    return days < 730 ? `in ${Math.round(days / 30.44)} months` : `in ${Math.round(days / 365.25)} years`;
  };
  for (const time of all("[data-due]")) {
    const days = Math.round((new Date(time.dataset.due) - today) / 86400000);
    time.classList.add(days < 0 ? "over" : "ahead");
    const note = document.createElement("span");
    note.className = "left";
    note.textContent = ` ${inWords(days)}`;
    time.append(note);
  }

  // --- search: the names are loaded when somebody wants them
  const field = document.getElementById("search");
  const list = document.getElementById("hits");
  let names = null;
  let chosen = -1;
  const load = () => {
    if (names !== null) return;
    names = [];
    const script = document.createElement("script");
    script.src = `${root}assets/names.js`;
    script.onload = () => { names = globalThis.BACKHAUL_NAMES; show(); };
    document.head.append(script);
  };
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, " ").trim();
  const rank = (name, wanted) => {
    const at = name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 9;
    return at;
  };
  const found = (wanted) => (names ?? [])
    .map((entry) => [rank(plain(entry[0]), wanted), entry])
    .filter(([score]) => score < 9)
    .sort(([a, x], [b, y]) => a - b || !x[2] - !y[2] || x[0].length - y[0].length || x[0].localeCompare(y[0]))
    .slice(0, 12)
    .map(([, entry]) => entry);
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const choose = (step) => {
    const options = all("[role=option]", list);
    if (!options.length) return;
    chosen = (chosen + step + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    field.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const option = ([name, about, href], i) => {
    const item = document.createElement("li");
    item.id = `hit-${i}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const label = document.createElement("span");
    label.textContent = name;
    const note = document.createElement("small");
    note.textContent = href ? about : `${about} · nothing read here`;
    item.append(label, note);
    if (href) {
      item.dataset.href = root + href;
      item.addEventListener("mousedown", () => { location.href = item.dataset.href; });
    } else item.setAttribute("aria-disabled", "true");
    return item;
  };
  const nothing = () => {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.setAttribute("aria-disabled", "true");
    item.setAttribute("aria-selected", "false");
    item.id = "hit-none";
    item.textContent = "No such name is known here";
    return item;
  };
  function show() {
    const wanted = plain(field.value);
    if (!wanted || names === null) return close();
    const hits = found(wanted).map(option);
    list.replaceChildren(...(hits.length ? hits : names.length ? [nothing()] : []));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    chosen = -1;
  }
  field.addEventListener("focus", load);
  field.addEventListener("input", () => { load(); show(); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); choose(-1); }
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      const wanted = all("[data-href]", list)[0];
      const picked = chosen < 0 ? wanted : all("[role=option]", list)[chosen];
      if (picked?.dataset.href) location.href = picked.dataset.href;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/input|select|textarea/i.test(event.target.tagName)) {
      event.preventDefault();
      field.focus();
    }
  });

  // --- filters of the matrix
  const form = document.querySelector("[data-filter=matrix]");
  if (form) {
    form.hidden = false;
    const rows = all(".matrix tbody tr");
    const apply = () => {
      const { country, generation, status } = Object.fromEntries(new FormData(form));
      let shown = 0;
      for (const row of rows) {
        let marks = 0;
        for (const chip of all(".chip", row)) {
          const fits = (!generation || chip.textContent.includes(generation)) &&
            (!status || chip.classList.contains(status));
          chip.hidden = !fits;
          marks += fits;
        }
        row.hidden = (country && row.dataset.country !== country) || !marks;
        shown += !row.hidden;
      }
      form.querySelector("[role=status]").textContent = `${shown} of ${rows.length} rows`;
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // --- whom the postures of the map are towards
  const bar = document.querySelector(".tile-filter");
  if (bar) {
    bar.hidden = false;
    const tiles = all(".tile[data-looks]").map((tile) => [tile, JSON.parse(tile.dataset.looks), tile.className]);
    bar.addEventListener("click", ({ target }) => {
      if (!target.dataset || !("target" in target.dataset)) return;
      for (const button of all("button", bar)) button.setAttribute("aria-pressed", String(button === target));
      for (const [tile, looks, before] of tiles) {
        const wanted = target.dataset.target;
        tile.className = wanted ? `tile ${looks[wanted] ?? "other"}` : before;
      }
    });
  }

  // --- what is folded away is printed too
  addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
})();
