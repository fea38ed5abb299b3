import {svg} from 'lit';

const icon = (shape) => svg`<svg class="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${shape}</svg>`;

/** Line drawings, one for each thing a patient does or must find on the machine. */
export const icons = {
  REGISTER: icon(svg`<rect x="8" y="10" width="32" height="30" rx="4"/><path d="M8 19h32M16 6v8M32 6v8M24 24v10M19 29h10"/>`),
  SIGN_IN: icon(svg`<path d="M24 43s14-12 14-23a14 14 0 0 0-28 0c0 11 14 23 14 23z"/><path d="M18 20l4.500 4.500L31 16"/>`),
  PAY_BILLS: icon(svg`<path d="M11 5h26v38l-5-4-4 4-4-4-4 4-4-4-5 4z"/><path d="M18 13l6 7 6-7M24 20v12M18 22h12M18 27h12"/>`),
  PRINT_REPORTS: icon(svg`<path d="M14 18V5h20v13M14 34H8V18h32v16h-6"/><rect x="14" y="28" width="20" height="15"/><path d="M19 34h10M19 38h7"/>`),
  RETURN: icon(svg`<path d="M8 19h24a9 9 0 0 1 0 18H16"/><path d="M17 9L7 19l10 10"/>`),
  EBILLS: icon(svg`<path d="M10 6h28v37l-5-3-4 3-5-3-5 3-4-3-5 3z"/><rect x="16" y="13" width="6" height="6"/><rect x="26" y="13" width="6" height="6"/><path d="M16 26h16M16 32h10"/>`),
  WINDOW: icon(svg`<path d="M5 30h38v12H5zM10 30V8h28v22M5 36h38"/><path d="M19 15h10M19 21h10"/>`),
  person: icon(svg`<circle cx="24" cy="16" r="9"/><path d="M7 43c2-19 32-19 34 0"/>`),
  face: icon(svg`<path d="M6 16V8a2 2 0 0 1 2-2h8M32 6h8a2 2 0 0 1 2 2v8M42 32v8a2 2 0 0 1-2 2h-8M16 42H8a2 2 0 0 1-2-2v-8"/><path d="M17 19v2M31 19v2M24 19v8h-3M17 32c4 3.500 10 3.500 14 0"/>`),
  card: icon(svg`<rect x="4" y="10" width="40" height="28" rx="4"/><circle cx="15" cy="21" r="4"/><path d="M8 32c1-5 13-5 14 0M28 19h11M28 25h11M28 31h7"/>`),
  chip: icon(svg`<rect x="4" y="10" width="40" height="28" rx="4"/><rect x="9" y="17" width="12" height="10" rx="2"/><path d="M9 22h12M15 17v10M28 19h11M28 25h11M9 32h14"/>`),
  check: icon(svg`<circle cx="24" cy="24" r="20"/><path d="M14 25l7 7 14-15"/>`),
  warn: icon(svg`<path d="M24 5L45 42H3z"/><path d="M24 18v12M24 35v1.500"/>`),
  nothing: icon(svg`<path d="M12 6h24v36H12zM19 16h10M19 23h10M19 30h5"/>`),
  globe: icon(svg`<circle cx="24" cy="24" r="19"/><path d="M5 24h38M24 5c-14 12-14 26 0 38M24 5c14 12 14 26 0 38"/>`),
  type: icon(svg`<path d="M4 38L15 10h2l11 28M8 29h16M30 38l7-18h1l7 18M33 32h9"/>`),
  code: icon(svg`<rect x="7" y="7" width="13" height="13" rx="2"/><rect x="28" y="7" width="13" height="13" rx="2"/><rect x="7" y="28" width="13" height="13" rx="2"/><path d="M28 28h5v5M41 28v13h-5M28 41h2"/>`),
  go: icon(svg`<path d="M8 24h30M27 12l12 12-12 12"/>`),
  shield: icon(svg`<path d="M24 4l16 6v12c0 11-7 18-16 22C15 40 8 33 8 22V10z"/><path d="M17 23l5 5 9-10"/>`),
  plug: icon(svg`<path d="M16 6v12M32 6v12M10 18h28v6a14 14 0 0 1-28 0zM24 38v7"/>`),
  back: icon(svg`<path d="M30 8L14 24l16 16"/>`),
  exit: icon(svg`<path d="M28 8H10v32h18M20 24h22M34 15l9 9-9 9"/>`),
  BANK_CARD: icon(svg`<rect x="4" y="10" width="40" height="28" rx="4"/><path d="M4 18h40M10 30h9M32 30h6"/>`),
  showCode: icon(svg`<rect x="15" y="9" width="18" height="33" rx="4"/><path d="M20 18h8M20 23h8M20 28h8M5 14V5h9M43 14V5h-9M5 34v9h5M43 34v9h-5"/>`),
  WECHAT: icon(svg`<path d="M19 9C10 9 4 14 4 21c0 4 2 7 6 9l-2 5 6-3h5c1 0 2 0 3-.500"/><path d="M31 17c-8 0-13 5-13 11s5 10 13 10h3l6 3-2-5c4-2 6-5 6-8 0-6-5-11-13-11z"/><path d="M14 18v.5M24 18v.5M27 26v.5M36 26v.5"/>`),
  ALIPAY: icon(svg`<path d="M8 13h32M24 5v15M13 21h21c-2 8-9 14-24 18M19 29c7 1 14 4 22 8"/>`),
  phone: icon(svg`<rect x="13" y="4" width="22" height="40" rx="4"/><path d="M21 38h6"/>`),
  slip: icon(svg`<path d="M6 16h36M12 16v26l4-3 4 3 4-3 4 3 4-3 4 3V16"/><path d="M18 24h12M18 30h12"/>`),
  box: icon(svg`<rect x="7" y="7" width="34" height="34" rx="6"/>`),
  boxChosen: icon(svg`<rect class="filled" x="7" y="7" width="34" height="34" rx="6"/><path class="on-filled" d="M15 24l7 7 12-14"/>`),
  erase: icon(svg`<path d="M17 10h25v28H17L5 24zM24 18l11 12M35 18L24 30"/>`),
};
