// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works without this file; it only saves a few movements.

// On a narrow screen the filters start closed, so that the results come first.
const filters = document.querySelector('.filters details');
const narrow = window.matchMedia('(max-width: 48rem)');
if (filters) {
  const fold = () => { filters.open = !narrow.matches; };
  fold();
  narrow.addEventListener('change', fold);
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
