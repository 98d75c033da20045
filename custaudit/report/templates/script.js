"use strict";
(() => {
  const tables = [...document.querySelectorAll(".list")];
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const headings = tables.flatMap((table) => [...table.tHead.rows[0].cells]);
  const room = tables[0].tBodies[0].rows.length;
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const found = new Map(rows.map((row) => [row, row.dataset.f.split(" ")]));
  const texts = new Map();
  const inOrder = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rank = { prohibited: "1", outside: "2", covered: "3", optional: "4", none: "" };

  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.normalize("NFKC").toLowerCase());
    return texts.get(row);
  };
  const filter = () => {
    const wanted = new FormData(form);
    const words = (wanted.get("words") || "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const codes = ["verdict", "type", "domain"].map((name) => wanted.get(name));
    let count = 0;
    for (const row of rows) {
      const has = found.get(row);
      const fits = codes.every((code, n) => !code || has[n] === code)
        && (!wanted.get("review") || has[3] === "review")
        && words.every((word) => textOf(row).includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      count += fits;
    }
    for (const table of tables) table.hidden = count > 0 && [...table.tBodies[0].rows].every((row) => row.hidden);
    shown.textContent = shown.dataset.text.replace("{shown}", count).replace("{all}", rows.length);
  };

  const keys = {
    number: (row) => row.cells[0].firstChild.data,
    title: (row) => row.cells[1].firstElementChild.textContent,
    verdict: (row) => rank[found.get(row)[0]],
    type: (row) => found.get(row).slice(1, 3).join(" "),
    section: (row) => row.cells[4].querySelector(":scope > b")?.textContent || "",
  };
  const sort = (name, down) => {
    for (const heading of headings) {
      if (heading.dataset.sort === name) heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    }
    const key = new Map(rows.map((row) => [row, keys[name](row)]));
    rows.sort((a, b) => {
      const [one, other] = [key.get(a), key.get(b)];
      if (!one !== !other) return one ? -1 : 1;
      return inOrder.compare(one, other) * (down ? -1 : 1);
    });
    tables.forEach((table, n) => table.tBodies[0].append(...rows.slice(n * room, (n + 1) * room)));
    for (const table of tables.slice(1)) table.caption.hidden = true;
    filter();
  };

  for (const heading of headings) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading.dataset.sort, heading.getAttribute("aria-sort") === "ascending"));
    heading.append(button);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();

  // A requirement's words stand in one row; beside the other items that met it they appear when the row is seen or printed.
  const fill = (row) => {
    for (const link of row.querySelectorAll("a[href^='#r-']")) {
      link.replaceWith(document.getElementById(link.hash.slice(1)).textContent);
    }
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) { fill(entry.target); seen.unobserve(entry.target); }
    }
  }, { rootMargin: "50%" });
  for (const row of rows) seen.observe(row);
  addEventListener("beforeprint", () => rows.forEach(fill));

  const revealed = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    if (row && row.hidden) { form.reset(); setTimeout(() => row.scrollIntoView()); }
  };
  addEventListener("hashchange", revealed);
})();
