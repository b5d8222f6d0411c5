"use strict";
// Copies what a button holds, also where a browser keeps its clipboard from pages on a disk.
const said = document.getElementById("said");
function copiedByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  let done = true;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    done = copiedByHand(button.dataset.copy);
    button.focus();
  }
  said.textContent = done ? "Copied." : "Your browser did not allow it. Mark the text and copy it by hand.";
  setTimeout(() => { said.textContent = ""; }, 4000);
});
