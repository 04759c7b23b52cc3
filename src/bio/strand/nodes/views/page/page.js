// SPDX-License-Identifier: Apache-2.0
//
// Draws the page of a view from the data in the element #data. All texts of the data become text
// nodes, never markup: they may hold anything that a user can name.
(function () {
  "use strict";

  // The colours of Okabe and Ito, those first that stand out best from the background.
  const LIGHT = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"];
  const DARK = ["#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#ffffff"];
  // Lines differ in dashes and signs beside their colours.
  const DASHES = ["solid", [10, 4], [3, 3], [12, 4, 3, 4], [16, 5], [2, 5]];
  const SIGNS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect", "emptyTriangle"];
  const TABLE_ROWS = 200;
  const LINE_LENGTH = 60;
  // Of the style sheet; a chart of many lying bars is higher.
  const CHART_HEIGHT = 340;
  const LABEL_WIDTH = 90;

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const charts = [];
  let lastId = 0;

  function el(name, attributes, children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) {
        node.setAttribute(key, value === true ? "" : String(value));
      }
    }
    for (const child of children || []) {
      node.append(child);
    }
    return node;
  }

  function palette() {
    return dark.matches ? DARK : LIGHT;
  }

  function color(i) {
    return palette()[i % palette().length];
  }

  function css(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Black or white, whichever can be read on a colour. */
  function inkOn(hex) {
    const parts = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
    const linear = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    const luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    return luminance > 0.18 ? "#000000" : "#ffffff";
  }

  /** A colour between two others, as #rrggbb like these. */
  function blend(from, to, share) {
    return "#" + [1, 3, 5]
      .map((i) => {
        const a = parseInt(from.slice(i, i + 2), 16);
        const b = parseInt(to.slice(i, i + 2), 16);
        return Math.round(a + (b - a) * share).toString(16).padStart(2, "0");
      })
      .join("");
  }

  function figure(value) {
    if (value === null || value === undefined || !Number.isFinite(value)) {
      return "–";
    }
    if (Number.isInteger(value)) {
      return value.toLocaleString("en-GB");
    }
    const size = Math.abs(value);
    if (size >= 1000) {
      return value.toLocaleString("en-GB", { maximumFractionDigits: 1 });
    }
    if (size >= 0.001) {
      return String(Number(value.toPrecision(4)));
    }
    return value.toExponential(2);
  }

  function count(number, one, many) {
    return number + " " + (number === 1 ? one : many);
  }

  // ---------------------------------------------------------------- parts of a panel

  function describe(parent, panel, extra) {
    const sentences = [panel.note].concat(extra || []).filter((text) => text);
    if (sentences.length > 0) {
      parent.append(el("p", { class: "note" }, [sentences.join(" ")]));
    }
  }

  /** Whether a value is a text such as a sequence, which needs lines of its own. */
  function isLong(value) {
    return typeof value === "string" && value.length > 40;
  }

  function htmlTable(columns, rows) {
    return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table" }, [
      el("table", {}, [
        el("thead", {}, [
          el("tr", {}, columns.map((name, i) =>
            el("th", {
              scope: "col",
              class: rows.length > 0 && typeof rows[0][i] === "string" ? "text" : null,
            }, [name]))),
        ]),
        el(
          "tbody",
          {},
          rows.map((row) =>
            el(
              "tr",
              {},
              row.map((value, i) =>
                el(i === 0 ? "th" : "td", {
                  scope: i === 0 ? "row" : null,
                  class: isLong(value)
                    ? "text long"
                    : i > 0 && typeof value === "string" ? "text" : null,
                }, [typeof value === "string" ? value : figure(value)]),
              ),
            ),
          ),
        ),
      ]),
    ]);
  }

  /** The values of a chart as a table, made when it is opened. */
  function valuesBelow(parent, columns, makeRows) {
    const details = el("details", {}, [el("summary", {}, ["Values as a table"])]);
    details.addEventListener(
      "toggle",
      () => {
        if (details.open && details.childElementCount === 1) {
          const rows = makeRows();
          if (rows.length > TABLE_ROWS) {
            details.append(
              el("p", { class: "note" }, [
                "The first " + TABLE_ROWS + " of " + figure(rows.length) + " rows.",
              ]),
            );
          }
          details.append(htmlTable(columns, rows.slice(0, TABLE_ROWS)));
        }
      },
      { once: false },
    );
    parent.append(details);
  }

  function chartIn(parent, description, option, { square = false, height = null } = {}) {
    const box = el("div", {
      class: square ? "chart square" : "chart",
      role: "img",
      "aria-label": description,
      tabindex: 0,
    });
    if (height !== null) {
      box.style.height = height + "px";
    }
    parent.append(box);
    // Charts of a choice that is no longer shown are done with.
    for (let i = charts.length - 1; i >= 0; i--) {
      if (!charts[i].box.isConnected) {
        charts[i].chart?.dispose();
        charts.splice(i, 1);
      }
    }
    const entry = { box, option, chart: null };
    charts.push(entry);
    draw(entry);
    new ResizeObserver(() => {
      if (entry.chart && !entry.chart.isDisposed() && box.clientWidth !== entry.width) {
        // The room for the legend depends on the width.
        draw(entry);
      }
    }).observe(box);
  }

  function draw(entry) {
    if (!entry.box.isConnected) {
      return;
    }
    if (entry.chart) {
      entry.chart.dispose();
    }
    const label = entry.box.getAttribute("aria-label");
    entry.width = entry.box.clientWidth;
    entry.chart = echarts.init(entry.box, null, { renderer: "svg" });
    entry.chart.setOption(Object.assign(common(), entry.option(entry.box.clientWidth)));
    // The library replaces the description by one of its own if it may.
    entry.box.setAttribute("aria-label", label);
    entry.box.setAttribute("role", "img");
  }

  function common() {
    return {
      animation: false,
      backgroundColor: "transparent",
      color: palette(),
      textStyle: { color: css("--text"), fontFamily: getComputedStyle(document.body).fontFamily },
    };
  }

  function axis(spec, ...extra) {
    return Object.assign(
      {
        type: "value",
        name: spec.name,
        nameLocation: "middle",
        nameGap: 30,
        nameTextStyle: { color: css("--text"), fontSize: 13 },
        min: spec.min !== null ? spec.min : spec.whole ? "dataMin" : undefined,
        max: spec.max !== null ? spec.max : spec.whole ? "dataMax" : undefined,
        minInterval: spec.whole ? 1 : undefined,
        scale: spec.min === null,
        axisLine: { show: true, onZero: false, lineStyle: { color: css("--muted") } },
        axisLabel: { color: css("--muted"), fontSize: 12, hideOverlap: true, formatter: figure },
        splitLine: { lineStyle: { color: css("--border") } },
      },
      ...extra,
    );
  }

  function legend(names) {
    return {
      show: names.length > 1,
      type: names.length > 12 ? "scroll" : "plain",
      top: 0,
      left: "center",
      itemWidth: 34,
      itemGap: 14,
      textStyle: { color: css("--text"), fontSize: 12 },
      pageTextStyle: { color: css("--text") },
      pageIconColor: css("--accent"),
      data: names,
    };
  }

  const ruler = document.createElement("canvas").getContext("2d");

  /** How much room a text takes as a label of a chart. */
  function textWidth(text) {
    ruler.font = "12px " + getComputedStyle(document.body).fontFamily;
    return ruler.measureText(text).width;
  }

  /** Room for the legend above the chart, which grows with its texts. */
  function legendHeight(names, width) {
    if (names.length <= 1) {
      return 14;
    }
    if (names.length > 12) {
      return 40;
    }
    let lines = 1;
    let used = 0;
    for (const name of names) {
      // sign, space, text, gap to the next one
      const need = 34 + 6 + textWidth(name) + 14;
      if (used > 0 && used + need > width - 24) {
        lines++;
        used = 0;
      }
      used += need;
    }
    return 18 + 25 * lines;
  }

  function tooltip(extra) {
    return Object.assign(
      {
        confine: true,
        backgroundColor: css("--surface"),
        borderColor: css("--border"),
        textStyle: { color: css("--text"), fontSize: 12 },
      },
      extra,
    );
  }

  /** The content of a tooltip; an element, so that names stay text. */
  function tip(title, rows) {
    const box = el("div", {}, [el("b", {}, [title])]);
    for (const [mark, name, value] of rows) {
      const line = el("div", {}, []);
      if (mark) {
        const dot = el("span", {}, ["\u25cf "]);
        dot.style.color = mark;
        line.append(dot);
      }
      line.append(name + ": ", el("b", {}, [value]));
      box.append(line);
    }
    return box;
  }

  function referenceMarks(references) {
    const data = [];
    for (const line of references) {
      const label = {
        show: true,
        formatter: line.label,
        color: css("--muted"),
        fontSize: 12,
        position: line.direction === "VERTICAL" ? "end" : "insideEndTop",
        rotate: 0,
      };
      if (line.direction === "HORIZONTAL") {
        data.push({ yAxis: line.at, label });
      } else if (line.direction === "VERTICAL") {
        data.push({ xAxis: line.at, label });
      }
    }
    return {
      silent: true,
      symbol: "none",
      lineStyle: { color: css("--muted"), type: [6, 4], width: 1.5 },
      data,
    };
  }

  function diagonal(references, low, high) {
    const line = references.find((reference) => reference.direction === "DIAGONAL");
    if (!line) {
      return [];
    }
    return [
      {
        type: "line",
        name: line.label,
        data: [
          [low, low],
          [high, high],
        ],
        symbol: "none",
        silent: true,
        lineStyle: { color: css("--muted"), type: [6, 4], width: 1.5 },
        itemStyle: { color: css("--muted") },
      },
    ];
  }

  function range(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (value !== null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high ? [low, high] : [0, 1];
  }

  /** A range of round numbers around another one, and the distance of its marks. */
  function roundRange(low, high) {
    const rough = (high - low || 1) / 6;
    const power = 10 ** Math.floor(Math.log10(rough));
    const interval = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
    return [Math.floor(low / interval) * interval, Math.ceil(high / interval) * interval, interval];
  }

  function rangeText(values) {
    const [low, high] = range(values);
    return low === high ? figure(low) : figure(low) + " to " + figure(high);
  }

  // ---------------------------------------------------------------- panels

  function lines(parent, panel) {
    const extra = [];
    if (panel.of > panel.lines.length) {
      extra.push("The first " + panel.lines.length + " of " + panel.of + " lines.");
    }
    const thinned = Math.max(1, ...panel.lines.map((line) => line.every));
    if (thinned > 1) {
      extra.push("One point of " + thinned + " is drawn where there are many.");
    }
    describe(parent, panel, extra);
    const square = panel.references.some((reference) => reference.direction === "DIAGONAL");
    const text =
      panel.title + ". Lines of " + panel.y.name + " by " + panel.x.name + ": " +
      panel.lines
        .map((line) => line.name + " (" + rangeText(line.y) + ", " +
          count(line.x.length, "point", "points") + ")")
        .join("; ") +
      panel.references.map((reference) => "; line: " + reference.label).join("");
    chartIn(
      parent,
      text,
      (width) => {
        const names = panel.lines.map((line) => line.name).concat(
          panel.references
            .filter((reference) => reference.direction === "DIAGONAL")
            .map((reference) => reference.label));
        // Signs tell lines apart where there are few points, dashes where there are many.
        const signs = !square && panel.lines.every((line) => line.x.length <= 40);
        const series = panel.lines.map((line, i) => ({
          type: "line",
          name: line.name,
          data: line.x.map((x, k) => [x, line.y[k]]),
          symbol: SIGNS[i % SIGNS.length],
          symbolSize: line.style === "POINTS" ? 8 : 6,
          showSymbol: line.style === "POINTS" || signs,
          lineStyle: {
            width: line.style === "POINTS" ? 0 : line.style === "DASHED" ? 1.8 : 2.4,
            type:
              line.style === "DASHED"
                ? DASHES[1 + (i % (DASHES.length - 1))]
                : signs ? "solid" : DASHES[i % DASHES.length],
          },
          emphasis: { focus: "series" },
          markLine: i === 0 ? referenceMarks(panel.references) : undefined,
        }));
        const marked = panel.references.some((line) => line.direction === "VERTICAL");
        const [low, high] = range(panel.lines.flatMap((line) => line.x.concat(line.y)));
        const many = Math.max(...panel.lines.map((line) => line.x.length), 0) > 60 && !square;
        return {
          legend: legend(names),
          grid: {
            top: legendHeight(names, width) + (marked ? 14 : 0),
            left: 16,
            // Room for the name of a mark at the right end.
            right: marked ? 48 : 22,
            bottom: many ? 62 : 28,
          },
          tooltip: tooltip({
            trigger: square ? "item" : "axis",
            formatter: (given) => {
              const points = Array.isArray(given) ? given : [given];
              return tip(
                panel.x.name + " " + figure(points[0].value[0]),
                points
                  .slice(0, 15)
                  .map((point) => [point.color, point.seriesName, figure(point.value[1])]),
              );
            },
          }),
          dataZoom: many
            ? [
                { type: "slider", height: 18, bottom: 6, brushSelect: false },
                { type: "inside", zoomOnMouseWheel: "shift" },
              ]
            : [],
          xAxis: axis(panel.x, { nameGap: 26 }),
          yAxis: axis(panel.y, { nameGap: 44 }),
          series: series.concat(diagonal(panel.references, low, high)),
        };
      },
      { square },
    );
    valuesBelow(parent, ["Line", panel.x.name, panel.y.name], () =>
      panel.lines.flatMap((line) => line.x.map((x, k) => [line.name, x, line.y[k]])),
    );
  }

  function scatter(parent, panel) {
    const extra = [];
    if (panel.of > panel.clouds.length) {
      extra.push("The first " + panel.clouds.length + " of " + panel.of + ".");
    }
    const thinned = Math.max(1, ...panel.clouds.map((cloud) => cloud.every));
    if (thinned > 1) {
      extra.push("One point of " + thinned + " is drawn where there are many.");
    }
    describe(parent, panel, extra);
    const text =
      panel.title + ". Points by " + panel.x.name + " and " + panel.y.name + ": " +
      panel.clouds
        .map((cloud) => cloud.name + " (" + count(cloud.x.length, "point", "points") + ", " +
          panel.x.name + " " + rangeText(cloud.x) + ", " +
          panel.y.name + " " + rangeText(cloud.y) + ")")
        .join("; ");
    const square = panel.references.some((reference) => reference.direction === "DIAGONAL");
    chartIn(
      parent,
      text,
      (width) => {
        const names = panel.clouds.map((cloud) => cloud.name).concat(
          panel.references
            .filter((reference) => reference.direction === "DIAGONAL")
            .map((reference) => reference.label));
        const [low, high] = range(panel.clouds.flatMap((cloud) => cloud.x.concat(cloud.y)));
        const [from, to, interval] = roundRange(low, high);
        const same = square && panel.x.min === null ? { min: from, max: to, interval } : {};
        return {
          legend: legend(names),
          grid: {
            top: legendHeight(names, width),
            left: 16,
            right: 22,
            bottom: 28,
          },
          tooltip: tooltip({
            trigger: "item",
            formatter: (point) =>
              tip(point.name || point.seriesName, [
                [null, panel.x.name, figure(point.value[0])],
                [null, panel.y.name, figure(point.value[1])],
              ]),
          }),
          xAxis: axis(panel.x, Object.assign({ nameGap: 26 }, same)),
          yAxis: axis(panel.y, Object.assign({ nameGap: 44 }, same)),
          series: panel.clouds
            .map((cloud, i) => ({
              type: "scatter",
              name: cloud.name,
              symbol: SIGNS[i % SIGNS.length],
              symbolSize: cloud.x.length > 500 ? 5 : 7,
              itemStyle: { opacity: cloud.x.length > 500 ? 0.55 : 0.75 },
              data: cloud.x.map((x, k) => ({
                value: [x, cloud.y[k]],
                name: cloud.labels[k] || "",
              })),
              markLine: i === 0 ? referenceMarks(panel.references) : undefined,
            }))
            .concat(diagonal(panel.references, same.min ?? low, same.max ?? high)),
        };
      },
      { square },
    );
    valuesBelow(parent, ["Point", panel.x.name, panel.y.name], () =>
      panel.clouds.flatMap((cloud) =>
        cloud.x.map((x, k) => [cloud.labels[k] || cloud.name, x, cloud.y[k]]),
      ),
    );
  }

  function bars(parent, panel) {
    describe(
      parent,
      panel,
      panel.of > panel.categories.length
        ? ["The first " + panel.categories.length + " of " + panel.of + "."]
        : [],
    );
    const text =
      panel.title + ". Bars of " + panel.value.name + " by " + panel.category + ": " +
      panel.series
        .map((one) => one.name + " (" +
          panel.categories
            .slice(0, 12)
            .map((category, k) => category + " " + figure(one.values[k]))
            .join(", ") +
          (panel.categories.length > 12 ? ", ..." : "") + ")")
        .join("; ");
    const names = panel.series.map((one) => one.name);
    const many = panel.categories.length > 40;
    // Names that would have to be cut below upright bars stand beside lying ones.
    const lying = panel.categories.length <= 24 &&
      panel.categories.some((category) => textWidth(category) > LABEL_WIDTH);
    const option = (width) => {
      const tilted = !lying &&
        panel.categories.join("").length * 8 + panel.categories.length * 10 > width - 80;
      const categories = axis(
        { name: panel.category, min: null, max: null },
        {
          type: "category",
          data: panel.categories,
          inverse: lying,
          axisLabel: {
            color: css("--muted"),
            fontSize: 12,
            rotate: tilted ? 45 : 0,
            width: lying ? Math.round(width * 0.4) : LABEL_WIDTH,
            overflow: lying ? "break" : "truncate",
            hideOverlap: true,
          },
          axisTick: { alignWithLabel: true },
          splitLine: { show: false },
        },
        lying
          ? {
            nameLocation: "start",
            nameGap: 8,
            nameTextStyle: { color: css("--text"), fontSize: 13, align: "right" },
          }
          : { nameGap: tilted ? 60 : 26 },
      );
      const values = axis(panel.value, { nameGap: lying ? 28 : 44, scale: false });
      return {
        aria: { enabled: true, label: { enabled: false }, decal: { show: names.length > 1 } },
        legend: legend(names),
        grid: {
          top: legendHeight(names, width) + (lying ? 14 : 0),
          left: 16,
          right: 22,
          bottom: many ? 62 : 28,
        },
        tooltip: tooltip({
          trigger: "axis",
          axisPointer: { type: "shadow" },
          formatter: (points) =>
            tip(points[0].name, points.map((point) =>
              [point.color, point.seriesName, figure(point.value)])),
        }),
        dataZoom: many ? [{ type: "slider", height: 18, bottom: 6, brushSelect: false }] : [],
        xAxis: lying ? values : categories,
        yAxis: lying ? categories : values,
        series: panel.series.map((one) => ({
          type: "bar",
          name: one.name,
          data: one.values,
          barMaxWidth: 46,
          itemStyle: { borderColor: css("--text"), borderWidth: 0.5 },
        })),
      };
    };
    chartIn(parent, text, option, {
      height: lying
        ? Math.max(CHART_HEIGHT, 100 + panel.categories.length * (8 + 12 * names.length))
        : null,
    });
    valuesBelow(parent, [panel.category].concat(panel.series.map((one) => one.name)), () =>
      panel.categories.map((category, k) => [category].concat(
        panel.series.map((one) => one.values[k]))),
    );
  }

  function matrix(parent, panel) {
    describe(
      parent,
      panel,
      panel.of > panel.labels.length
        ? ["The first " + panel.labels.length + " of " + panel.of + " labels."]
        : [],
    );
    const group = "mode" + ++lastId;
    const box = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": panel.title });
    let percent = panel.labels.length > 6;
    const controls = el("div", { class: "controls", role: "radiogroup", "aria-label": "Numbers" });
    for (const [isPercent, name] of [
      [false, "Counts"],
      [true, "% of each true label"],
    ]) {
      const input = el("input", { type: "radio", name: group, checked: isPercent === percent });
      input.addEventListener("change", () => {
        percent = isPercent;
        fill();
      });
      controls.append(el("label", {}, [input, name]));
    }
    function fill() {
      const head = el("tr", {}, [
        el("th", {}, []),
        el("th", {}, []),
        ...panel.labels.map((label) => el("th", { scope: "col", title: label }, [label])),
      ]);
      const rows = panel.labels.map((label, i) => {
        const row = el("tr", {}, []);
        if (i === 0) {
          row.append(
            el("th", { class: "side", rowspan: panel.labels.length, scope: "rowgroup" }, ["True"]),
          );
        }
        row.append(el("th", { scope: "row", title: label }, [label]));
        panel.counts[i].forEach((number, j) => {
          const share = panel.totals[i] > 0 ? number / panel.totals[i] : 0;
          const cell = el("td", {
            class: i === j ? "right" : null,
            title: label + " taken for " + panel.labels[j] + ": " + figure(number) + " of " +
              figure(panel.totals[i]) + " (" + (100 * share).toFixed(1) + " %)",
          }, [percent ? (100 * share).toFixed(1) : figure(number)]);
          const shade = blend(css("--surface"), css("--accent"), 0.85 * share);
          cell.style.background = shade;
          cell.style.color = inkOn(shade);
          row.append(cell);
        });
        return row;
      });
      box.replaceChildren(
        el("table", { class: "matrix" }, [
          el("caption", { class: "hidden" }, [
            panel.title + ": rows are true labels, columns predicted ones.",
          ]),
          el("thead", {}, [
            el("tr", {}, [
              el("th", {}, []),
              el("th", {}, []),
              el("th", { colspan: panel.labels.length, scope: "colgroup" }, ["Predicted"]),
            ]),
            head,
          ]),
          el("tbody", {}, rows),
        ]),
      );
    }
    fill();
    dark.addEventListener("change", fill);
    parent.append(controls, box);
  }

  function table(parent, panel) {
    describe(
      parent,
      panel,
      panel.of > panel.rows.length
        ? ["The first " + panel.rows.length + " of " + figure(panel.of) + " rows."]
        : [],
    );
    parent.append(htmlTable(panel.columns, panel.rows));
  }

  function chooser(prompt, names, show) {
    const select = el("select", {}, names.map((name, i) => el("option", { value: i }, [name])));
    select.addEventListener("change", () => show(Number(select.value)));
    const step = (by) => {
      const next = Math.min(names.length - 1, Math.max(0, Number(select.value) + by));
      if (next !== Number(select.value)) {
        select.value = String(next);
        show(next);
      }
    };
    const back = el("button", { type: "button", "aria-label": "Previous" }, ["\u2039"]);
    const on = el("button", { type: "button", "aria-label": "Next" }, ["\u203a"]);
    back.addEventListener("click", () => step(-1));
    on.addEventListener("click", () => step(1));
    return el("div", { class: "controls" }, [
      el("label", {}, [prompt, select]),
      back,
      on,
      el("span", { class: "note" }, [count(names.length, "choice", "choices")]),
    ]);
  }

  function choice(parent, panel) {
    describe(parent, panel);
    const box = el("div", { "aria-live": "polite" });
    const show = (i) => {
      box.replaceChildren();
      render(box, panel.choices[i].panel, 3);
    };
    if (panel.choices.length > 1) {
      parent.append(chooser(panel.prompt, panel.choices.map((one) => one.name), show));
    }
    parent.append(box);
    show(0);
  }

  function tracks(parent, panel) {
    describe(parent, panel);
    const key = el("ul", { class: "legend" });
    const paint = (node, label) => {
      const at = panel.labels.indexOf(label);
      if (at >= 0) {
        const own = color(at);
        node.style.background = own;
        node.style.color = inkOn(own);
        // Beyond the palette's length, colours return with a frame.
        if (at >= palette().length) {
          node.style.boxShadow = "inset 0 0 0 2px " + inkOn(own);
        }
      }
    };
    const box = el("div", { "aria-live": "polite" });
    let current = 0;
    const show = (i) => {
      current = i;
      key.replaceChildren(
        ...panel.labels.map((label) => {
          const sign = el("span", { class: "key" }, [label.slice(0, 2)]);
          paint(sign, label);
          return el("li", {}, label.length > 2 ? [sign, label] : [sign]);
        }),
      );
      box.replaceChildren();
      track(box, panel, panel.tracks[i], paint);
    };
    if (panel.tracks.length > 1) {
      parent.append(chooser("Sequence", panel.tracks.map((one) => one.name), show));
    }
    parent.append(key, box);
    if (panel.tracks.length > 0) {
      show(0);
    }
    dark.addEventListener("change", () => show(current));
  }

  function track(parent, panel, one, paint) {
    const length = one.predicted.length;
    const known = one.truth.length > 0;
    const compared = one.truth.filter((label) => label !== "").length;
    const right = one.truth.filter((label, i) => label === one.predicted[i]).length;
    const shares = panel.labels
      .map((label) => [label, one.predicted.filter((other) => other === label).length])
      .filter(([, number]) => number > 0)
      .map(([label, number]) => label + " " + ((100 * number) / length).toFixed(0) + " %");
    parent.append(
      el("p", { class: "note" }, [
        one.name + ": " + count(length, "position", "positions") + ". Predicted: " +
          shares.join(", ") + "." +
          (known ? " Right at " + right + " of " + compared + " compared positions (" +
            ((100 * right) / Math.max(1, compared)).toFixed(1) + " %)." : ""),
      ]),
    );
    const readout = el("p", { class: "readout", "aria-live": "polite" }, [
      "Point at a position, or move with the arrow keys, to read what is known of it.",
    ]);
    const wrap = el("div", {
      class: "track",
      tabindex: 0,
      role: "application",
      "aria-roledescription": "sequence track",
      "aria-label": one.name + ", " + count(length, "position", "positions") +
        ". Arrow keys move from position to position.",
    });
    const cells = [];
    const isWrong = (i) => known && one.truth[i] !== "" && one.truth[i] !== one.predicted[i];
    for (let from = 0; from < length; from += LINE_LENGTH) {
      const to = Math.min(length, from + LINE_LENGTH);
      const line = el("div", { class: "line" });
      const rows = ["Position"]
        .concat(one.symbols.length > 0 ? ["Sequence"] : [])
        .concat(known ? ["True"] : [])
        .concat(["Predicted"])
        .concat(one.confidence.length > 0 ? ["Probability"] : []);
      rows.forEach((name, r) => {
        const head = el("span", { class: "head" }, [name]);
        head.style.gridRow = r + 1;
        line.append(head);
      });
      for (let i = from; i < to; i++) {
        const column = i - from + 2;
        const put = (row, cell) => {
          cell.style.gridRow = row;
          cell.style.gridColumn = column;
          cell.dataset.at = i;
          line.append(cell);
          return cell;
        };
        if ((i + 1) % 10 === 0 || i === 0) {
          put(1, el("span", { class: "ruler" }, [String(i + 1)]));
        }
        let row = 2;
        if (one.symbols.length > 0) {
          put(row++, el("span", { class: "cell" }, [one.symbols[i].slice(0, 2)]));
        }
        if (known) {
          paint(put(row++, el("span", { class: "cell" }, [one.truth[i].slice(0, 2)])), one.truth[i]);
        }
        const predicted = put(row++, el("span", {
          class: isWrong(i) ? "cell wrong" : "cell",
        }, [one.predicted[i].slice(0, 2)]));
        paint(predicted, one.predicted[i]);
        cells[i] = predicted;
        if (one.confidence.length > 0) {
          const bar = el("i");
          bar.style.height = Math.round(26 * (one.confidence[i] || 0)) + "px";
          put(row, el("span", { class: "bar" }, [bar]));
        }
      }
      wrap.append(line);
    }
    let at = -1;
    const go = (i) => {
      if (i < 0 || i >= length) {
        return;
      }
      if (at >= 0) {
        cells[at].classList.remove("current");
      }
      at = i;
      cells[at].classList.add("current");
      const parts = [
        "Position " + (i + 1) + (one.symbols.length > 0 ? ", " + one.symbols[i] : "") +
          ": predicted " + one.predicted[i],
      ];
      if (known) {
        parts.push(one.truth[i] === "" ? "not compared" : "true " + one.truth[i]);
      }
      if (one.probabilities.length > 0) {
        parts.push(
          panel.labels
            .map((label, k) => label + " " + (one.probabilities[k][i] ?? 0).toFixed(3))
            .join(", "),
        );
      } else if (one.confidence.length > 0) {
        parts.push("probability " + one.confidence[i].toFixed(3));
      }
      readout.textContent = parts.join("; ");
    };
    wrap.addEventListener("mousemove", (event) => {
      const cell = event.target.closest("[data-at]");
      if (cell) {
        go(Number(cell.dataset.at));
      }
    });
    wrap.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: LINE_LENGTH, ArrowUp: -LINE_LENGTH };
      if (event.key in steps) {
        event.preventDefault();
        go(at < 0 ? 0 : at + steps[event.key]);
      }
    });
    parent.append(readout, wrap);
    if (one.probabilities.length > 0 && length > 1) {
      const places = one.predicted.map((label, i) => i + 1);
      const chart = el("div", {});
      parent.append(chart);
      lines(chart, {
        title: "Probability of each label",
        note: "",
        x: { name: "Position", min: 1, max: length, whole: true },
        y: { name: "Probability", min: 0, max: 1, whole: false },
        of: panel.labels.length,
        lines: panel.labels.map((label, k) => ({
          name: label,
          style: "SOLID",
          every: 1,
          x: places,
          y: one.probabilities[k],
        })),
        references: [],
      });
    }
  }

  const KINDS = { lines, scatter, bars, matrix, table, tracks, choice };

  function isWide(panel) {
    return panel.kind === "tracks" ||
      (panel.kind === "choice" && panel.choices.some((one) => isWide(one.panel))) ||
      (panel.kind === "matrix" && panel.labels.length > 8) ||
      (panel.kind === "table" &&
        (panel.columns.length > 6 || panel.rows.some((row) => row.some(isLong)))) ||
      (panel.kind === "bars" && panel.categories.length > 24);
  }

  function render(parent, panel, level) {
    const id = "panel" + ++lastId;
    const section = el("section", {
      class: isWide(panel) ? "panel wide" : "panel",
      "aria-labelledby": id,
      "data-kind": panel.kind,
    }, [el("h" + level, { id }, [panel.title])]);
    parent.append(section);
    const kind = KINDS[panel.kind];
    if (!kind) {
      throw new Error("There is no panel of the kind " + panel.kind + ".");
    }
    kind(section, panel);
  }

  function start() {
    const page = document.getElementById("page");
    const data = JSON.parse(document.getElementById("data").textContent);
    if (data === null) {
      page.append(
        el("h1", {}, ["Nothing to show yet"]),
        el("p", { class: "subtitle" }, [
          "Execute the node. If it was executed by a version of Strand that had no views, " +
            "reset it and execute it again.",
        ]),
      );
      return;
    }
    if (data.version !== 1) {
      throw new Error("The data of this view is of version " + data.version +
        ", which this version of Strand does not know. Execute the node again.");
    }
    document.title = data.title;
    page.append(el("h1", {}, [data.title]));
    if (data.subtitle) {
      page.append(el("p", { class: "subtitle" }, [data.subtitle]));
    }
    if (data.facts.length > 0) {
      page.append(
        el("dl", { class: "facts" }, data.facts.map((fact) =>
          el("div", {}, [
            el("dt", {}, [fact.name]),
            el("dd", {}, [fact.value]),
            ...(fact.hint ? [el("dd", { class: "hint" }, [fact.hint])] : []),
          ]))),
      );
    }
    if (data.notes.length > 0) {
      page.append(el("ul", { class: "notes", "aria-label": "Notes" },
        data.notes.map((note) => el("li", {}, [note]))));
    }
    const grid = el("div", { class: "panels" });
    page.append(grid);
    for (const panel of data.panels) {
      render(grid, panel, 2);
    }
    dark.addEventListener("change", () => charts.forEach(draw));
  }

  try {
    start();
    document.documentElement.dataset.state = "ready";
  } catch (error) {
    const page = document.getElementById("page");
    page.replaceChildren(
      el("h1", {}, ["The view cannot be shown"]),
      el("p", {}, [error instanceof Error ? error.message : String(error)]),
    );
    document.documentElement.dataset.state = "failed";
    throw error;
  }
})();
