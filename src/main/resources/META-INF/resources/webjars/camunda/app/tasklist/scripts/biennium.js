// There is one login for everything: the web application's own leads there.
const toOurLogin = () => {
  if (location.hash.startsWith('#/login')) location.replace('/login');
};
addEventListener('hashchange', toOurLogin);
toOurLogin();
