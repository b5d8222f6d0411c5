// Opens the pictures of a gallery large, in place: arrow keys or a finger go on, Escape or Back
// returns. Without it each picture is a link to its large version, which does what links do.
"use strict";

(() => {
  const viewer = document.createElement("dialog");
  if (!viewer.showModal) return;
  viewer.className = "viewer";
  viewer.setAttribute("aria-label", "Large picture");
  viewer.innerHTML = `<figure></figure>
<nav aria-label="Pictures"><button type="button" value="-1">← Previous</button>
<p role="status"><span></span> <span class="unseen"></span></p>
<button type="button" value="1">Next →</button><button type="button" value="0">Close</button></nav>`;
  const frame = viewer.querySelector("figure");
  const [place, words] = viewer.querySelectorAll("[role=status] span");
  let links = [];
  let at = 0;

  // As wide as the screen, or as its height lets it become: a tall picture need not be as large.
  function room(image) {
    return `min(100vw, ${Math.ceil((100 * image.getAttribute("width")) / image.getAttribute("height"))}vh)`;
  }

  function show(number) {
    at = (number + links.length) % links.length;
    const figure = links[at].closest("figure").cloneNode(true);
    const image = figure.querySelector("img");
    for (const part of figure.querySelectorAll("source, img")) part.sizes = room(image);
    image.loading = "eager";
    frame.replaceChildren(image.closest("picture") || image, ...figure.querySelectorAll("figcaption"));
    place.textContent = `Picture ${at + 1} of ${links.length}`;
    words.textContent = image.alt;
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
    // Else going back would scroll to where the page was, away from the picture that was seen last.
    history.scrollRestoration = "manual";
    history.pushState("viewer", "");
  }

  function close() {
    if (history.state === "viewer") history.back();
    links[at].focus();
  }

  function step(by) {
    if (by && links.length > 1) show(at + by);
  }

  function turn(event) {
    const end = { Home: 0, End: links.length - 1 }[event.key];
    if (end !== undefined) show(end);
    else step({ ArrowLeft: -1, ArrowRight: 1 }[event.key]);
  }

  function press(event) {
    const button = event.target.closest("button");
    if (button && button.value !== "0") step(Number(button.value));
    else if (button || event.target === viewer) viewer.close();
  }

  // One finger across goes on; two, or one in a picture that was made larger, look closer.
  let from = null;
  function touch(event) {
    const only = event.touches.length === 1 && (window.visualViewport || {}).scale === 1;
    from = only ? event.touches[0] : null;
  }
  function leave(event) {
    if (!from || event.touches.length) return;
    const { clientX, clientY } = event.changedTouches[0];
    const [across, down] = [clientX - from.clientX, clientY - from.clientY];
    from = null;
    if (Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(down)) step(across < 0 ? 1 : -1);
  }

  document.body.append(viewer);
  document.addEventListener("click", open);
  viewer.addEventListener("click", press);
  viewer.addEventListener("keydown", turn);
  viewer.addEventListener("touchstart", touch, { passive: true });
  viewer.addEventListener("touchend", leave);
  viewer.addEventListener("close", close);
  addEventListener("popstate", () => {
    if (viewer.open) viewer.close();
    history.scrollRestoration = "auto";
  });
})();
