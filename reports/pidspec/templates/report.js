// SPDX-License-Identifier: GPL-2.0-or-later
"use strict";
// Filters and the panel.  Text of a stream gets into the page by textContent
// only.  The state is in the fragment: "#rule-id", or "#q=...&rule=rule-id".
(() => {
	const data = JSON.parse(document.getElementById("data").textContent);
	const grid = document.getElementById("grid");
	const form = document.getElementById("filters");
	const panel = document.getElementById("panel");
	const shown = document.getElementById("shown");
	const rows = [...grid.querySelectorAll("tr[data-i]")];
	const idOf = row => row.querySelector("a").hash.slice(1);
	const byId = new Map(rows.map(row => [decodeURIComponent(idOf(row)), row]));
	const marks = Object.fromEntries(Object.entries(data.verdicts)
		.map(([name, [mark]]) => [mark, name]));
	const terms = new Map([...document.querySelectorAll("#rules dt")]
		.map(term => [term.id, term]));
	const BAD = "FXTExi";
	let current = null;

	document.documentElement.classList.add("js");

	function make(tag, properties, ...children) {
		const element = Object.assign(document.createElement(tag), properties);
		element.append(...children);
		return element;
	}

	// ---- Filters ----

	function words(row) {
		if (!row.words) {
			const term = terms.get(row.rule);
			row.words = (row.rule + " " + term.textContent + " "
				+ term.nextElementSibling.textContent).toLowerCase();
			row.level = term.querySelector(".level").textContent;
		}
		return row.words;
	}

	function wanted(row, want) {
		const letters = want.column < 0 ? row.dataset.v
			: [...row.dataset.v][want.column];
		const text = words(row);
		return (!want.area || row.parentNode.dataset.area === want.area)
			&& (!want.level || row.level === want.level)
			&& (!want.differs || "differs" in row.dataset)
			&& (!want.changed || "changed" in row.dataset)
			&& (!want.status.length
			    || want.status.some(mark => letters.includes(mark)))
			&& want.q.every(word => text.includes(word));
	}

	function asked() {
		const fields = new FormData(form);
		return {
			q: (fields.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean),
			area: fields.get("area"), level: fields.get("level"),
			differs: fields.has("differs"), changed: fields.has("changed"),
			status: fields.getAll("status").map(name => data.verdicts[name][0]),
			column: data.targets.findIndex(t => t.name === fields.get("target")),
		};
	}

	function filter() {
		const want = asked();
		let n = 0;
		for (const row of rows) {
			row.hidden = !wanted(row, want);
			n += !row.hidden;
		}
		for (const body of grid.tBodies)
			body.hidden = !body.querySelector("tr[data-i]:not([hidden])");
		shown.textContent = n === rows.length ? `${n} rules`
			: `${n} of ${rows.length} rules`;
	}

	// ---- The fragment ----

	function fragment() {
		const parts = new URLSearchParams();
		for (const [key, value] of new FormData(form))
			if (value)
				parts.append(key, value);
		if (current && ![...parts].length)
			return "#" + current.rule;
		if (current)
			parts.append("rule", current.rule);
		return [...parts].length ? "#" + parts : "";
	}

	function remember(push) {
		const address = fragment() || location.pathname + location.search;
		history[push ? "pushState" : "replaceState"](null, "", address);
	}

	function restore() {
		const text = decodeURIComponent(location.hash.slice(1));
		const plain = byId.get(text);
		if (!plain && !location.hash.includes("=")) {
			if (!text)
				close(false);
			return;
		}
		const parts = plain ? new URLSearchParams()
			: new URLSearchParams(location.hash.slice(1));
		for (const field of form.elements) {
			if (field.type === "checkbox")
				field.checked = parts.getAll(field.name).includes(field.value);
			else if (field.name)
				field.value = parts.get(field.name) || "";
		}
		filter();
		const row = plain || byId.get(parts.get("rule"));
		if (row)
			open(row, false);
		if (!row)
			close(false);
		if (row || location.hash.includes("="))
			(row || form).scrollIntoView({ block: "center" });
	}

	// ---- The panel ----

	function badge(mark) {
		return make("span", { className: "badge " + marks[mark] }, mark);
	}

	function pairs(list) {
		const box = make("dl", { className: "facts" });
		for (const [name, text] of list)
			box.append(make("dt", {}, name), make("dd", {}, make("pre", {}, text)));
		return box;
	}

	function outcomes(row) {
		const i = +row.dataset.i, groups = new Map();
		[...row.dataset.v].forEach((mark, column) => {
			const detail = data.cells[i][column], key = mark + detail;
			if (!groups.has(key))
				groups.set(key, { mark, detail, columns: [] });
			groups.get(key).columns.push(column);
		});
		return [...groups.values()].sort((a, b) =>
			(BAD + "·sP").indexOf(a.mark) - (BAD + "·sP").indexOf(b.mark));
	}

	function outcome(row, group) {
		const i = +row.dataset.i;
		const line = make("p", {}, badge(group.mark),
			make("b", {}, marks[group.mark]), " on ");
		for (const column of group.columns) {
			const took = data.ms[i][column];
			line.append(make("span", {
				className: "chip",
				title: data.targets[column].system
					+ (took === null ? "" : `, ${took} ms`),
			}, data.targets[column].name));
		}
		const box = make("div", { className: "outcome" }, line);
		if (group.columns.length === 1 && data.ms[i][group.columns[0]] !== null)
			line.append(make("span", { className: "soft" },
				data.ms[i][group.columns[0]] + " ms"));
		if (group.detail !== undefined)
			box.append(pairs(data.details[group.detail]));
		return box;
	}

	function copier(text) {
		return make("button", {
			type: "button",
			onclick: event => {
				navigator.clipboard?.writeText(text);
				event.target.textContent = "copied";
			},
		}, "copy");
	}

	function fill(row) {
		const term = terms.get(row.rule);
		const [says, source, program] = term.nextElementSibling.children;
		const command = "pidspec run " + row.rule;
		const button = (text, title, onclick) =>
			make("button", { type: "button", title, onclick }, text);
		panel.replaceChildren(
			make("div", { className: "tools" },
				button("↑", "previous rule (k)", () => step(-1)),
				button("↓", "next rule (j)", () => step(1)),
				button("close", "close (Esc)", () => close(true))),
			make("h2", { id: "panel-title", tabIndex: -1 }, row.rule),
			term.querySelector(".level").cloneNode(true),
			make("p", { className: "says" }, says.textContent),
			make("p", { className: "soft" }, "Source: ",
				...source.cloneNode(true).childNodes),
			make("p", { className: "soft" }, "Program: ", program.textContent),
			make("p", {}, "Run it: ", make("code", {}, command), " ",
				copier(command)),
			...outcomes(row).map(group => outcome(row, group)));
	}

	function open(row, push) {
		current?.classList.remove("current");
		current = row;
		row.classList.add("current");
		row.hidden = row.parentNode.hidden = false;
		if (row.parentNode.classList.contains("folded"))
			row.parentNode.querySelector(".fold").click();
		fill(row);
		if (!panel.open)
			panel.show();
		document.body.classList.add("panel-open");
		panel.scrollTop = 0;
		document.getElementById("panel-title").focus({ preventScroll: true });
		row.scrollIntoView({ block: "nearest" });
		if (push)
			remember(true);
	}

	function close(push) {
		const row = current;
		if (!row)
			return;
		row.classList.remove("current");
		current = null;
		panel.close();
		document.body.classList.remove("panel-open");
		row.querySelector("a").focus({ preventScroll: true });
		if (push)
			remember(true);
	}

	function step(by, bad) {
		const visible = rows.filter(row => !row.hidden || row === current);
		let at = visible.indexOf(current ?? document.activeElement?.closest?.("tr[data-i]"));
		for (at = at < 0 && by < 0 ? visible.length - 1 : at + by;
		     visible[at]; at += by) {
			if (bad && ![...visible[at].dataset.v].some(c => BAD.includes(c)))
				continue;
			open(visible[at], true);
			return;
		}
	}

	// ---- The keyboard ----

	function move(cell, down, right) {
		const visible = [...grid.rows].filter(row => row.dataset.i && !row.hidden);
		const row = visible[visible.indexOf(cell.parentNode) + down];
		const next = row?.cells[cell.cellIndex + right];
		if (next)
			focusCell(next);
	}

	function focusCell(cell) {
		const target = data.targets[cell.cellIndex - 1];
		grid.querySelector("td[tabindex]")?.removeAttribute("tabindex");
		if (!target) {
			cell.querySelector("a").focus();
			return;
		}
		cell.tabIndex = 0;
		cell.title = `${cell.parentNode.rule} on ${target.name}: `
			+ data.verdicts[marks[cell.textContent]][1];
		cell.focus();
	}

	const arrows = { ArrowDown: [1, 0], ArrowUp: [-1, 0],
		ArrowRight: [0, 1], ArrowLeft: [0, -1] };

	function key(event) {
		const typing = event.target.matches?.("input[type=search], select");
		const cell = event.target.closest?.("#grid tr[data-i] > *");
		if (event.ctrlKey || event.altKey || event.metaKey)
			return;
		if (event.key === "Escape") {
			if (typing)
				event.target.blur();
			close(true);
		} else if (typing) {
			return;
		} else if (cell && arrows[event.key]) {
			move(cell, ...arrows[event.key]);
		} else if (cell && (event.key === "Enter" || event.key === " ")) {
			open(cell.parentNode, true);
		} else if (event.key === "/") {
			form.elements.q.focus();
		} else if ("jk".includes(event.key)) {
			step(event.key === "j" ? 1 : -1);
		} else if ("np".includes(event.key)) {
			step(event.key === "n" ? 1 : -1, true);
		} else {
			return;
		}
		event.preventDefault();
	}

	// ---- Folding areas ----

	function fold(heading) {
		const name = heading.firstChild.textContent.trim();
		const body = heading.closest("tbody");
		const button = make("button", {
			type: "button", className: "fold", ariaExpanded: "true",
			onclick: () => {
				const folded = body.classList.toggle("folded");
				button.ariaExpanded = String(!folded);
			},
		}, name);
		heading.firstChild.replaceWith(button, " ");
	}

	// ---- Together ----

	grid.querySelectorAll(".area th").forEach(fold);

	for (const [id, row] of byId)
		row.rule = id;
	// With the panel, a rule's fragment leads there.
	for (const term of terms.values())
		term.removeAttribute("id");
	form.addEventListener("input", () => { filter(); remember(false); });
	form.addEventListener("reset", () => setTimeout(() => { filter(); remember(false); }));
	form.addEventListener("submit", event => event.preventDefault());
	grid.addEventListener("click", event => {
		const row = event.target.closest("tr[data-i]");
		if (row) {
			event.preventDefault();
			open(row, true);
		}
	});
	document.addEventListener("click", event => {
		const link = event.target.closest("a[href^='#']");
		const row = link && !grid.contains(link)
			&& byId.get(decodeURIComponent(link.hash.slice(1)));
		if (row) {
			event.preventDefault();
			open(row, true);
		}
	});
	document.addEventListener("keydown", key);
	addEventListener("popstate", restore);
	addEventListener("hashchange", restore);
	addEventListener("beforeprint", () => document.querySelectorAll("#findings details")
		.forEach(details => { details.open = true; }));
	filter();
	restore();
})();
