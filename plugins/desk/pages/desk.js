// Comfort only: without it the same form says the same things.
const form = document.querySelector(".declare");

function comfort() {
  const boxes = [...form.querySelectorAll("[name=tick]")];
  const people = [...form.querySelectorAll("[name=who]")];
  const classes = [...form.querySelectorAll(".class")];
  const summary = form.querySelector(".summary");
  for (const part of form.querySelectorAll(".script")) part.hidden = false;
  form.querySelector(".no-script").remove();

  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    for (const count of form.querySelectorAll(".count")) count.textContent = ` (${ticked} ticked)`;
    const there = people.filter((box) => box.checked);
    const off = there.filter((box) => "off" in box.dataset).length;
    const pupils = there.length === 1 ? "1 pupil" : `${there.length} pupils`;
    summary.textContent = there.length ? `Ticked: ${pupils}${off ? `, ${off} of them not on the website` : ""}.` : "";
    summary.classList.toggle("bad", off > 0);
  };

  let last = -1;
  boxes.forEach((box, at) => {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last >= 0) {
        const [from, to] = [Math.min(last, at), Math.max(last, at)];
        boxes.slice(from, to + 1).forEach((other) => { other.checked = box.checked; });
      }
      last = at;
    });
    const own = box.closest("li").querySelector(".own input");
    own.addEventListener("input", () => { box.checked = true; tell(); });
  });
  // Shift and click would mark the text between.
  form.querySelector(".grid").addEventListener("mousedown", (event) => {
    if (event.shiftKey) event.preventDefault();
  });

  for (const button of form.querySelectorAll("[data-pick]")) {
    button.addEventListener("click", () => {
      const wanted = button.dataset.pick;
      for (const box of boxes) {
        box.checked = wanted === "all" || (wanted === "undone" && box.closest(".undone") !== null);
      }
      tell();
    });
  }

  for (const one of classes) {
    const whole = one.querySelector("[name=class]");
    const inside = people.filter((box) => one.contains(box));
    // From here on each pupil's own box says it.
    if (whole.checked) for (const box of inside) box.checked = true;
    whole.removeAttribute("name");
    const follow = () => {
      const ticked = inside.filter((box) => box.checked).length;
      whole.checked = ticked === inside.length;
      whole.indeterminate = ticked > 0 && ticked < inside.length;
    };
    whole.addEventListener("change", () => {
      for (const box of inside) box.checked = whole.checked;
    });
    for (const box of inside) box.addEventListener("change", follow);
    follow();
  }

  const find = form.querySelector("#find");
  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLowerCase();
    for (const one of classes) {
      let any = false;
      for (const item of one.querySelectorAll("[data-find]")) {
        item.hidden = !item.dataset.find.includes(wanted);
        any ||= !item.hidden;
      }
      one.hidden = !any;
      one.querySelector(".whole").hidden = wanted !== "" && one.querySelector("[data-find][hidden]") !== null;
      if (wanted !== "") one.open = true;
    }
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });

  form.addEventListener("change", tell);
  form.addEventListener("click", tell);
  tell();
}

if (form) comfort();
