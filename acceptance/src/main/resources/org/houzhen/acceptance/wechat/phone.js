const words = {PAID: '已支付', CLOSED: '已关闭', REFUNDED: '已退款', EXPIRED: '已过期', DECLINED: '已拒绝'};
const waiting = document.getElementById('waiting');
const past = document.getElementById('past');
const empty = document.getElementById('empty');
const offline = document.getElementById('offline');
const clock = document.getElementById('clock');

const yuan = (fen) => (fen / 100).toFixed(2);

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

async function press(card, order, verb) {
  for (const button of card.querySelectorAll('button')) button.disabled = true;
  await fetch(`/_sim/orders/${encodeURIComponent(order.number)}/${verb}`, {method: 'POST'}).catch(() => {});
  look();
}

function button(card, order, verb, text) {
  const made = element('button', verb, text);
  made.type = 'button';
  made.addEventListener('click', () => press(card, order, verb));
  return made;
}

function makeCard(order) {
  const card = element('li', 'card', '');
  card.dataset.number = order.number;
  const buttons = element('div', 'buttons', '');
  buttons.append(button(card, order, 'pay', '支付'), button(card, order, 'decline', '拒绝'));
  card.append(
    element('p', 'what', order.description),
    element('p', 'amount', yuan(order.totalFen)),
    element('p', 'number', order.number),
    element('p', 'left', ''),
    buttons);
  return card;
}

/** Cards that are there already stay in place: a finger may be on its way to the button. */
function showWaiting(orders) {
  const known = new Map([...waiting.children].map((card) => [card.dataset.number, card]));
  for (const order of orders) {
    const card = known.get(order.number) ?? waiting.appendChild(makeCard(order));
    known.delete(order.number);
    const minutes = Math.floor(order.secondsLeft / 60);
    const seconds = String(order.secondsLeft % 60).padStart(2, '0');
    card.querySelector('.left').textContent = `请在 ${minutes}:${seconds} 内支付`;
  }
  for (const card of known.values()) card.remove();
  empty.hidden = orders.length > 0;
}

function showPast(orders) {
  past.replaceChildren(...orders.slice(0, 8).map((order) => {
    const row = element('li', '', '');
    row.append(
      element('span', '', `${order.description} ¥${yuan(order.totalFen)}`),
      element('span', `state ${order.state}`, words[order.state] ?? order.state));
    return row;
  }));
}

async function look() {
  clock.textContent = new Date().toLocaleTimeString('zh-CN', {hour: '2-digit', minute: '2-digit', hour12: false});
  try {
    const answer = await fetch('/_sim/orders');
    const orders = await answer.json();
    showWaiting(orders.filter((order) => order.state === 'WAITING').reverse());
    showPast(orders.filter((order) => order.state !== 'WAITING'));
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  }
}

/** A code that the terminal's scanner can be given; good for one payment. */
for (const made of document.querySelectorAll('[data-manner]')) {
  made.addEventListener('click', async () => {
    const answer = await fetch('/_sim/codes', {method: 'POST', body: made.dataset.manner});
    document.getElementById('code').textContent = (await answer.json()).code;
  });
}

look();
setInterval(look, 1000);
