"use strict";
(() => {
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const texts = new Map(rows.map((row) => [row, row.textContent.normalize("NFKC").toLowerCase()]));
  const inOrder = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rank = { prohibited: "1", outside: "2", covered: "3", optional: "4", "": "5" };

  const filter = () => {
    const wanted = new FormData(form);
    const words = (wanted.get("words") || "").normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const fits = ["verdict", "type", "domain"].every((name) => !wanted.get(name) || row.dataset[name] === wanted.get(name))
        && (!wanted.get("review") || row.dataset.review === "yes")
        && words.every((word) => texts.get(row).includes(word));
      row.hidden = !fits;
      count += fits;
    }
    shown.textContent = shown.dataset.text.replace("{shown}", count).replace("{all}", rows.length);
  };

  const key = (row, name) => {
    const value = row.dataset[name] || "";
    return name === "verdict" ? rank[value] : name === "type" ? value + row.dataset.domain : value;
  };
  const sort = (heading) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const name = heading.dataset.sort;
    rows.sort((a, b) => {
      const [one, other] = [key(a, name), key(b, name)];
      if (!one !== !other) return one ? -1 : 1;
      return inOrder.compare(one, other) * (down ? -1 : 1);
    });
    body.append(...rows);
  };

  for (const heading of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();

  const revealed = () => {
    const row = rows.find((one) => "#" + one.id === decodeURIComponent(location.hash));
    if (row && row.hidden) { form.reset(); setTimeout(() => row.scrollIntoView()); }
  };
  addEventListener("hashchange", revealed);
})();
