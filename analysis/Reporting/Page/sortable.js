// A click on a heading sorts its table: numbers by value, best first; text by name; a second click turns the order.
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => heading.querySelector("button").addEventListener("click", () => {
    const numeric = heading.classList.contains("number");
    const before = heading.getAttribute("aria-sort");
    const falling = before ? before === "ascending" : numeric;
    headings.forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const value = row => numeric ? parseFloat(row.cells[column].dataset.value) : row.cells[column].textContent;
    const order = (a, b) => {
      const [x, y] = [value(a), value(b)];
      // What has no value stays at the end.
      if (numeric) return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : falling ? y - x : x - y;
      return falling ? y.localeCompare(x) : x.localeCompare(y);
    };
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order));
  }));
}
