// Opens the pictures of a gallery large, in place: arrow keys go on, Escape or Back returns.
// Without it each picture is a link to its large version, which does what links do.
"use strict";

(() => {
  const viewer = document.createElement("dialog");
  viewer.className = "viewer";
  viewer.ariaLabel = "Large picture";
  viewer.innerHTML = `<figure></figure>
<nav aria-label="Pictures"><button type="button" value="-1">← Previous</button>
<span role="status"></span><button type="button" value="1">Next →</button>
<button type="button" value="0">Close</button></nav>`;
  const [frame, place] = ["figure", "[role=status]"].map((part) => viewer.querySelector(part));
  let links = [];
  let at = 0;

  function show(number) {
    at = (number + links.length) % links.length;
    const picture = links[at].closest("figure").cloneNode(true);
    const shown = picture.querySelector("picture") || picture.querySelector("img");
    for (const part of [shown, ...shown.querySelectorAll("*")]) {
      if (part.sizes) part.sizes = "100vw";
      if (part.alt !== undefined) part.loading = "eager";
    }
    frame.replaceChildren(shown, ...picture.querySelectorAll("figcaption"));
    place.textContent = `Picture ${at + 1} of ${links.length}`;
  }

  function open(event) {
    const link = event.target.closest(".gallery a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    links = [...link.closest(".gallery").querySelectorAll("a")];
    viewer.classList.toggle("single", links.length === 1);
    show(links.indexOf(link));
    viewer.showModal();
    viewer.querySelector("[value='0']").focus();
    history.pushState("viewer", "");
  }

  function close() {
    if (history.state === "viewer") history.back();
    links[at].focus();
  }

  function turn(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && links.length > 1) show(at + step);
  }

  function press(event) {
    const button = event.target.closest("button");
    if (button && button.value !== "0") show(at + Number(button.value));
    else if (button || event.target === viewer) viewer.close();
  }

  document.body.append(viewer);
  document.addEventListener("click", open);
  viewer.addEventListener("click", press);
  viewer.addEventListener("keydown", turn);
  viewer.addEventListener("close", close);
  addEventListener("popstate", () => viewer.open && viewer.close());
})();
