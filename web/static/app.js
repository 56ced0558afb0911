// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works without this file; it only saves a few movements.

// Browsers that cannot show closed filters beside the results (see style.css) have them opened on a wide screen.
const filters = document.querySelector('.filters > details');
if (filters && !CSS.supports('selector(::details-content)')) {
  filters.open = window.matchMedia('(min-width: 48.01rem)').matches;
}

// Copy the citation.
const cite = document.querySelector('.cite');
if (cite && navigator.clipboard) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Copy citation';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'hint';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(cite.textContent.trim());
      said.textContent = ' Copied';
    } catch {
      said.textContent = ' Could not copy; please select the text';
    }
  });
  const line = document.createElement('p');
  line.append(button, said);
  cite.after(line);
}
