(function () {
  'use strict';
  // Reads values off the charts under the pointer. The page is complete without it.
  var tip = document.createElement('div');
  tip.className = 'readout';
  tip.hidden = true;
  document.body.appendChild(tip);

  function number(v) {
    var a = Math.abs(v);
    return (a !== 0 && (a < 1e-3 || a >= 1e5) ? v.toExponential(2) : String(+v.toPrecision(4))).replace('-', '\u2212');
  }
  function withUnit(v, unit) { return number(v) + (unit ? '\u00a0' + unit : ''); }
  function axis(text) {
    var p = text.split(' ').map(Number);
    return function (pixel) {
      var s = p[2] + (pixel - p[0]) / (p[1] - p[0]) * (p[3] - p[2]);
      return p[4] ? Math.pow(10, s) : s;
    };
  }
  function points(path) {
    if (!path.points) {
      path.points = [];
      var find = /([ML])(-?[\d.]+) (-?[\d.]+)/g, m;
      while ((m = find.exec(path.getAttribute('d')))) path.points.push({ start: m[1] === 'M', at: [+m[2], +m[3]] });
    }
    return path.points;
  }
  function at(path, along, pixel) {
    var list = points(path), best = null, gap = 9;
    for (var i = 0; i < list.length; i++) {
      var p = list[i].at, q = i > 0 && !list[i].start ? list[i - 1].at : null;
      if (q && (p[along] - pixel) * (q[along] - pixel) <= 0 && p[along] !== q[along])
        return q[1 - along] + (p[1 - along] - q[1 - along]) * (pixel - q[along]) / (p[along] - q[along]);
      if (Math.abs(p[along] - pixel) < gap) { gap = Math.abs(p[along] - pixel); best = p[1 - along]; }
    }
    return best;
  }
  function nearest(text, pixel) {
    var list = text.split(' '), best = 0;
    for (var i = 1; i < list.length; i++) if (Math.abs(list[i] - pixel) < Math.abs(list[best] - pixel)) best = i;
    return best;
  }
  function holds(box, p) {
    var x = +box.getAttribute('x'), y = +box.getAttribute('y');
    return p[0] >= x && p[0] <= x + +box.getAttribute('width') && p[1] >= y && p[1] <= y + +box.getAttribute('height');
  }
  function readPlot(plot, p) {
    var d = plot.dataset, along = d.along === 'y' ? 1 : 0, lines = [];
    plot.querySelectorAll('path[data-n]').forEach(function (path) {
      var pixel = at(path, along, p[along]);
      if (pixel !== null) lines.push((path.dataset.n ? path.dataset.n + ': ' : '') + withUnit(axis(path.dataset.y)(pixel), path.dataset.u));
    });
    return lines.length ? [d.xn + ' ' + withUnit(axis(d.x)(p[along]), d.xu)].concat(lines) : null;
  }
  function readMap(map, p) {
    var d = map.dataset, i = nearest(d.cx, p[0]), j = nearest(d.cy, p[1]), v = d.v.split(' ')[j * d.cx.split(' ').length + i];
    var cx = +d.cx.split(' ')[i], cy = +d.cy.split(' ')[j];
    return [d.n + ': ' + (v === '-' ? 'none' : d.c ? d.c.split('|')[+v] : withUnit(+v, d.u)),
      d.xn + ' ' + withUnit(axis(d.x)(cx), d.xu), d.yn + ' ' + withUnit(axis(d.y)(cy), d.yu)];
  }
  function show(lines, event) {
    tip.hidden = !lines;
    if (!lines) return;
    tip.textContent = '';
    lines.forEach(function (line, i) {
      var row = document.createElement(i ? 'div' : 'b');
      row.textContent = line;
      tip.appendChild(row);
    });
    var left = event.pageX + 16;
    if (left + tip.offsetWidth > document.documentElement.clientWidth) left = event.pageX - tip.offsetWidth - 12;
    tip.style.left = Math.max(0, left) + 'px';
    tip.style.top = event.pageY + 14 + 'px';
  }
  document.querySelectorAll('figure > svg').forEach(function (svg) {
    var guide = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    guide.setAttribute('stroke', '#888');
    guide.setAttribute('pointer-events', 'none');
    svg.addEventListener('pointermove', function (event) {
      var inverse = svg.getScreenCTM().inverse(), p = [event.clientX, event.clientY];
      p = [inverse.a * p[0] + inverse.c * p[1] + inverse.e, inverse.b * p[0] + inverse.d * p[1] + inverse.f];
      var lines = null, line = null;
      svg.querySelectorAll('svg.plot, svg.map').forEach(function (box) {
        if (!holds(box, p)) return;
        lines = box.classList.contains('map') ? readMap(box, p) : readPlot(box, p);
        if (!lines || box.classList.contains('map')) return;
        var x = +box.getAttribute('x'), y = +box.getAttribute('y'), w = +box.getAttribute('width'), h = +box.getAttribute('height');
        line = box.dataset.along === 'y' ? [x, p[1], x + w, p[1]] : [p[0], y, p[0], y + h];
      });
      if (event.target.dataset && event.target.dataset.t) lines = [event.target.dataset.n, event.target.dataset.t];
      if (line) {
        ['x1', 'y1', 'x2', 'y2'].forEach(function (name, i) { guide.setAttribute(name, line[i]); });
        svg.appendChild(guide);
      } else guide.remove();
      show(lines, event);
    });
    svg.addEventListener('pointerleave', function () { tip.hidden = true; guide.remove(); });
  });
})();
