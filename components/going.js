// Opens another page of the program in this tab, as the back button would.
const go = (address) => {
  history.pushState(null, "", new URL(address, document.baseURI));
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
};
