// The code that a slip's QR code holds stands behind the “#” of the address, which browsers send to nobody. It is put
// into the field, so that one tap begins; and taken out of the address, so that it stays in no history.
const filled = () => {
  const field = document.querySelector("#slip input[name=code]");
  const code = window.location.hash.slice(1);
  if (field && /^[A-Za-z0-9-]{10,12}$/.test(code)) {
    field.value = code;
    for (const link of document.querySelectorAll(".languages a")) link.hash = code;  // it goes along to the other language
    history.replaceState(null, "", window.location.pathname);
    document.querySelector("#slip button").focus();
  }
};
filled();
window.addEventListener("hashchange", filled);  // the slip's address in a tab that is at this page already
