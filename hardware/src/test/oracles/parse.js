// Prints what npos makes of the ESC/POS bytes on its input: a JSON object a line, with a text, a command, or a picture's rows of dots.
'use strict';

const rules = require('npos/lib/parser/rules');
rules[0x1d]['(k'] = [0, 'd16']; // Codes in two dimensions came after its table; length first, as with all of "GS (".

const Parser = require('npos/lib/parser');
const raster = require('npos/lib/codecs/raster');
const iconv = require('iconv-lite');

const raw = require('fs').readFileSync(0);
const ast = new Parser().analyze(raw);
if (ast.error) {
  throw ast.error;
}
const black = 0;

function rows(node) {
  const picture = raster.decode(raw, [{offset: node.offset}]);
  return Array.from({length: picture.height}, (_, y) =>
    Array.from({length: picture.width}, (_, x) => (picture.getPixel(x, y) === black ? '1' : '0')).join(''));
}

for (const node of ast.tree) {
  const bytes = raw.subarray(node.offset, node.offset + node.length);
  if (node.ascii === 'STX') {
    console.log(JSON.stringify({text: iconv.decode(bytes, 'gb18030')}));
  } else if (node.ascii + node.fn === 'GSv0') {
    console.log(JSON.stringify({rows: rows(node)}));
  } else {
    console.log(JSON.stringify({command: node.ascii + ' ' + node.fn, bytes: bytes.toString('hex')}));
  }
}
