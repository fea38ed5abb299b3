import {html, nothing, svg} from 'lit';
import {yuan} from '/format.js';
import {icons} from '/icons.js';
import {text} from '/text.js';

const QUIET = 4;

function picture(qr) {
  const side = qr.size + 2 * QUIET;
  return html`
    <svg class="qr" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label=${text().payHint}>
      ${svg`<rect class="quiet" x=${-QUIET} y=${-QUIET} width=${side} height=${side}></rect><path d=${qr.path}></path>`}
    </svg>
  `;
}

/** Scan this and pay: the amount, the code, the time that is left. */
export function pay({view, offset}) {
  return html`
    <div class="centre">
      <h1 tabindex="-1">${text().pay}</h1>
      <p class="amount huge number">${yuan(view.amount)}</p>
      <div class="code">${view.qr ? picture(view.qr) : html`<div class="spinner"></div>`}</div>
      <p class="lead icon-line">${icons.phone}${view.qr ? text().payHint : text().payPreparing}</p>
      <p class="live" role="status"><span class="pulse" aria-hidden="true"></span>${text().payWaiting}</p>
      ${view.payBefore
        ? html`<p class="lead">${text().payBefore} <strong><count-down .until=${view.payBefore} .offset=${offset}></count-down></strong></p>`
        : nothing}
      <p class="soft small">${text().orderNo} <span class="number">${view.tradeNo}</span></p>
    </div>
  `;
}

/** The money's way is being followed. */
export function processing({view}) {
  return html`
    <div class="centre">
      <div class="spinner"></div>
      <h1 tabindex="-1">${view.leaving ? text().leaving : text().processing[view.state]}</h1>
      <p class="amount huge number">${yuan(view.amount)}</p>
      <p class="lead" role="status">${view.mayLeave ? text().mayLeave : text().processingHint}</p>
      <p class="order">${text().orderNo} <strong class="number">${view.tradeNo}</strong></p>
    </div>
  `;
}
