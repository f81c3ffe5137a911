// The embedding explorer: one point an image, drawn by Apache ECharts from the data in #explorer-data.
(() => {
  const data = JSON.parse(document.getElementById("explorer-data").textContent);
  const element = id => document.getElementById(`explorer-${id}`);
  const unpack = text => new Int16Array(Uint8Array.from(atob(text), c => c.charCodeAt(0)).buffer);
  const escape = text => text.replace(/[&<>"]/g, c => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const REACH = 34000, LEGEND_WIDTH = 200, MOST_PINS = 24, GREY = "#BBBBBB";

  const labels = unpack(data.labels);
  const count = labels.length;
  const images = Array.from(unpack(data.images)).reduce((all, part, at, parts) => at % 2 ? all : (all.push(part * 10000 + parts[at + 1]), all), []);
  const maps = data.maps.map(map => ({ ...map, places: unpack(map.places) }));
  const predictions = data.predictions.map(one => ({ model: one.model, predicted: unpack(one.predicted), confidence: unpack(one.confidence) }));
  const clusterings = data.clusterings.map(one => ({ ...one, clusters: unpack(one.clusters) }));
  const misses = Array.from({ length: count }, (_, i) => predictions.filter(one => one.predicted[i] !== labels[i]).length);

  // A colouring puts every image into a named group; groups of one name keep their colour on every map.
  const byClass = of => ({ names: data.classes, colours: data.colours, group: of });
  const clusteringOf = (map, method) => clusterings.find(one => one.method === method && one.layer === map.layer && (one.model ?? null) === (map.model ?? null));
  const colourings = [
    { title: "class", of: () => byClass(i => labels[i]) },
    ...predictions.flatMap(one => [
      { title: `predicted by ${one.model}`, of: () => byClass(i => one.predicted[i]) },
      { title: `errors of ${one.model}`, of: () => ({ names: ["right", "wrong"], colours: [GREY, "#C00000"], group: i => one.predicted[i] === labels[i] ? 0 : 1 }) },
      { title: `confidence of ${one.model}`, of: () => ({
        names: ["below 50 %", "50 to 80 %", "80 to 95 %", "95 to 99 %", "99 % and above"], colours: ["#7A0403", "#D55E00", "#E69F00", "#56B4E9", "#0072B2"],
        group: i => [500, 800, 950, 990].filter(limit => one.confidence[i] >= limit).length }) },
    ]),
    ...(predictions.length > 1 ? [{ title: "how many models are wrong", of: () => ({
      names: predictions.map((_, wrong) => `${wrong} wrong`).concat(`all ${predictions.length} wrong`),
      colours: predictions.map((_, wrong) => wrong === 0 ? GREY : `hsl(${45 - 45 * wrong / predictions.length}, 90%, 45%)`).concat("#7A0403"), group: i => misses[i] }) }] : []),
    ...[...new Set(clusterings.map(one => one.method))].map(method => ({ title: `clusters by ${method}`, of: map => {
      const found = clusteringOf(map, method);
      return { names: [...data.classes.map(name => `matched to ${name}`), "in none, or matched to none"], colours: [...data.colours, GREY],
        group: i => found && found.clusters[i] >= 0 && found.clusters[i] < data.classes.length ? found.clusters[i] : data.classes.length };
    } })),
  ];

  const thumbnail = (i, scale) => {
    const { address, columns, width, height } = data.sprite;
    return `<span class="thumbnail" style="width:${width * scale}px;height:${height * scale}px;background-image:url(${address});`
      + `background-size:${columns * width * scale}px auto;background-position:-${i % columns * width * scale}px -${Math.floor(i / columns) * height * scale}px"></span>`;
  };
  const scale = Math.max(1, Math.round(112 / data.sprite.width));
  const card = i => `${thumbnail(i, scale)}<b>${escape(data.classes[labels[i]])}</b> <small>image ${images[i]}</small>`
    + predictions.map(one => `<span class="${one.predicted[i] === labels[i] ? "right" : "wrong"}">${escape(one.model)}: `
      + `${escape(data.classes[one.predicted[i]])} (${(one.confidence[i] / 10).toFixed(1)} %)</span>`).join("");

  const choose = (select, entries) => {
    for (const [group, options] of Map.groupBy(entries.map((entry, at) => ({ ...entry, at })), entry => entry.group)) {
      const parent = group === null ? select : select.appendChild(Object.assign(document.createElement("optgroup"), { label: group }));
      for (const { title, at } of options) parent.append(new Option(title, at));
    }
  };
  const methods = new Set(maps.map(map => map.method));
  choose(element("map"), maps.map(map => ({ group: map.model ?? "images", title: methods.size > 1 ? `${map.layer}, ${map.method}` : map.layer })));
  choose(element("colour"), colourings.map(colouring => ({ group: null, title: colouring.title })));
  // The last hidden layer of the first network says more than its pixels.
  const first = maps.findLastIndex(map => map.model === predictions[0]?.model && map.method === maps[0].method);
  element("map").value = Math.max(0, first - 1);

  const chart = echarts.init(element("chart"));
  // Both axes have one scale: the longer side shows more of the plane, never a stretched one.
  const frame = () => {
    const { clientWidth, clientHeight } = element("chart");
    const [width, height] = [Math.max(200, clientWidth - LEGEND_WIDTH), Math.max(200, clientHeight - 20)];
    const side = Math.min(width, height);
    return { grid: { left: 10, top: 10, width, height }, reach: [REACH * width / side, REACH * height / side] };
  };
  const draw = whole => {
    const map = maps[element("map").value];
    const { names, colours, group } = colourings[element("colour").value].of(map);
    const members = names.map(() => []);
    for (let i = 0; i < count; i++)
      if (!element("errors").checked || misses[i] > 0) members[group(i)].push([map.places[2 * i], map.places[2 * i + 1], i]);
    const zoom = axis => ({ type: "inside", [axis]: 0, filterMode: "none", start: 0, end: 100 });
    const axis = size => ({ type: "value", min: -size, max: size, show: false });
    const { grid, reach } = frame();
    const shown = names.flatMap((name, at) => members[at].length ? [at] : []);
    const size = count > 6000 ? 4 : count > 2000 ? 5 : count > 500 ? 7 : 9;
    chart.setOption({
      animationDurationUpdate: 700, animationThreshold: 20000,
      grid, xAxis: axis(reach[0]), yAxis: axis(reach[1]),
      ...(whole && { dataZoom: [zoom("xAxisIndex"), zoom("yAxisIndex")] }),
      legend: { type: "scroll", orient: "vertical", right: 0, top: "middle", itemWidth: 12, data: shown.map(at => ({ name: names[at] })),
        formatter: name => `${name}  ${members[names.indexOf(name)]?.length.toLocaleString("en") ?? ""}`, icon: "circle" },
      tooltip: { trigger: "item", confine: true, className: "explorer-card", formatter: point => card(point.data[2]) },
      series: shown.map(at => ({ id: names[at], name: names[at], type: "scatter", symbolSize: size, data: members[at], itemStyle: { color: colours[at], opacity: 0.75 },
        emphasis: { itemStyle: { borderColor: "#000", borderWidth: 1.5, opacity: 1 } } })),
    }, { replaceMerge: ["series"] });
    element("note").textContent = `${map.model ? `${map.model}, ` : ""}${map.layer} by ${map.method}: ${map.note}`;
    const points = members.reduce((sum, list) => sum + list.length, 0);
    element("chart").setAttribute("aria-label", `${points} images of ${map.layer} as points of a plane, coloured by ${colourings[element("colour").value].title}`);
    document.body.dataset.explorer = `${map.model ?? ""}/${map.layer}/${points}`;
  };

  chart.on("click", point => {
    const pin = Object.assign(document.createElement("button"), { type: "button", className: "pin", title: "take away", innerHTML: card(point.data[2]) });
    pin.addEventListener("click", () => pin.remove());
    element("pins").append(pin);
    while (element("pins").childElementCount > MOST_PINS) element("pins").firstElementChild.remove();
  });
  element("map").addEventListener("change", () => draw(false));
  element("colour").addEventListener("change", () => draw(false));
  element("errors").addEventListener("change", () => draw(false));
  element("reset").addEventListener("click", () => draw(true));
  new ResizeObserver(() => { chart.resize(); draw(true); }).observe(element("chart"));
})();
