const SMALLEST_PX = 14;

const hidesSomething = (page) =>
  [...page.children].some((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);

/** Lets the type be as large as it was wished for, but no larger than lets the whole page be seen. */
export function fit(page) {
  const root = document.documentElement;
  root.style.fontSize = '';
  let size = parseFloat(getComputedStyle(root).fontSize);
  while (size > SMALLEST_PX && hidesSomething(page)) {
    size -= 1;
    root.style.fontSize = `${size}px`;
  }
}
